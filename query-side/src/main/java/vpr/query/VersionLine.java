package vpr.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A version in a list: who recorded it and when, without what it says. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "VersionLine")
public record VersionLine(
        @Schema(description = "From 1", minimum = "1", example = "1")
        int version,

        @Schema(description = "When VPR recorded it", example = "2026-01-12T10:14:03.123Z")
        Instant recordedFrom,

        @Schema(
                description = "When the next version was recorded; missing at the newest",
                example = "2026-02-03T09:00:00Z")
        @Nullable
        Instant recordedTo,

        AuthorView author,

        @Schema(description = "The id of the API key that sent it", example = "k3v7q2mzr5w4abcd")
        String caller,

        @Schema(
                description = "What the commit's signature says of it",
                allowableValues = {"authored", "attested"},
                example = "attested")
        String signature,

        @Nullable WithheldView withheld,

        @Schema(
                description = "The Git commit that is this version",
                example = "8c2f0d4b6a1e3c5d7f9b0a2c4e6f8091a3b5c7d9")
        String commit,

        @Schema(example = "0001-000000000000042") String position) {

    /** The columns of every table of versions that {@link #of} reads. */
    public static final String COLUMNS = "version, withheld, recorded_from, recorded_to, author_name, author_role,"
            + " author_registrations, care_location, caller, signature_meaning, commit_id, position";

    public static VersionLine of(ResultSet row, int number) throws SQLException {
        var redaction = row.getString("withheld");
        return new VersionLine(
                row.getInt("version"),
                Rows.instant(row, "recorded_from"),
                Rows.instantOrNull(row, "recorded_to"),
                AuthorView.of(row),
                row.getString("caller"),
                row.getString("signature_meaning"),
                redaction == null ? null : new WithheldView(redaction),
                row.getString("commit_id"),
                row.getString("position"));
    }

    /** As one of the two that are compared. */
    public ComparedVersion compared() {
        return new ComparedVersion(version, recordedFrom, author, commit);
    }
}
