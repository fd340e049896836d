package vpr.query.activity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vpr.query.PersonView;

/** One event of a patient's records. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Activity")
record ActivityView(
        @Schema(example = "0001-000000000000042") String position,
        @Schema(example = "letter-added/1") String event,

        @Schema(example = "clinical", description = "The kind of the record: demographics, clinical or coordination")
        String recordKind,

        @Schema(example = "0a9b8c7d6e5f4a3b92c1d0e9f8a7b6c5")
        String recordId,

        @Schema(description = "The number of the event in its record, from 0", minimum = "0", example = "1")
        long sequence,

        @Schema(
                description = "The letter or entry it is about",
                example = "20260111T143522.045Z-550e8400-e29b-41d4-a716-446655440000")
        @Nullable
        String entryId,

        PersonView author,

        @Schema(description = "The id of the API key that sent it", example = "k3v7q2mzr5w4abcd")
        String caller,

        @Schema(example = "2026-01-12T10:14:03.123Z") Instant recordedAt,

        @Schema(description = "The Git commit that is the event", example = "8c2f0d4b6a1e3c5d7f9b0a2c4e6f8091a3b5c7d9")
        String commit) {}
