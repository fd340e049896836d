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

        String recordId,

        @Schema(description = "The number of the event in its record, from 0")
        long sequence,

        @Schema(description = "The letter or entry it is about") @Nullable
        String entryId,

        PersonView author,

        @Schema(description = "The id of the API key that sent it")
        String caller,

        Instant recordedAt,

        @Schema(description = "The Git commit that is the event")
        String commit) {}
