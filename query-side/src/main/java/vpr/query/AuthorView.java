package vpr.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Who answers for a version. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "VersionAuthor")
public record AuthorView(
        @Schema(example = "Dr Jane Smith") String name,

        @Schema(example = "Consultant Physician") @Nullable String role,

        @JsonRawValue
        @Schema(
                types = "array",
                description = "Professional registrations",
                example = "[{\"authority\":\"GMC\",\"number\":\"1234567\"}]")
        String registrations,

        @Schema(example = "Example NHS Trust") @Nullable String careLocation) {

    /** From a row of a table of versions. */
    static AuthorView of(ResultSet row) throws SQLException {
        return new AuthorView(
                row.getString("author_name"),
                row.getString("author_role"),
                row.getString("author_registrations"),
                row.getString("care_location"));
    }
}
