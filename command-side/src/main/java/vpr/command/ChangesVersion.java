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

/** What the description of the interface says of every operation that makes a new version out of one that was read. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        in = ParameterIn.HEADER,
        name = IfMatch.HEADER,
        required = true,
        description = "The ETag of the version that the change is based on; it must be the newest one.",
        schema = @Schema(type = "string", pattern = "^\"[0-9a-f]{40}\"$"),
        example = "\"8c2f0d4b6a1e3c5d7f9b0a2c4e6f8091a3b5c7d9\"")
@Problems({ProblemType.IF_MATCH_REQUIRED, ProblemType.STALE, ProblemType.NOTHING_CHANGED})
public @interface ChangesVersion {}
