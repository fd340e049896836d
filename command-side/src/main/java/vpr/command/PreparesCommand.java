package vpr.command;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import vpr.api.ProblemType;
import vpr.api.Problems;

/** What the description of the interface says of every operation that answers what an author is to sign. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        in = ParameterIn.HEADER,
        name = IdempotencyKey.HEADER,
        description = "A UUID of version 7, that the command is to have when it is submitted; else one is made.",
        schema = @Schema(type = "string", format = "uuid"),
        example = "019a5b0e-7c3d-7e21-9f4a-1b2c3d4e5f60")
@Parameter(
        in = ParameterIn.HEADER,
        name = Senders.CORRELATION,
        description = "Any UUID; it is kept in the commits, to join what belongs together across systems.",
        schema = @Schema(type = "string", format = "uuid"),
        example = "7d444840-9dc0-41d2-b4c6-2d8f3b0c5a17")
@Problems({
    ProblemType.CONFLICT,
    ProblemType.CONCURRENT_CHANGE,
    ProblemType.RECORD_READ_ONLY,
    ProblemType.INVALID_FIELD,
    ProblemType.KEY_REUSED,
    ProblemType.KEY_TOO_OLD
})
public @interface PreparesCommand {
    /** What every such operation's description ends with. */
    String NOTE =
            " Nothing is recorded: the answer holds the exact bytes of the commits, for the author's own key to sign"
                    + " within 15 minutes.";
}
