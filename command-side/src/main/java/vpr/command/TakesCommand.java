package vpr.command;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.http.ProblemDetail;

/** What the description of the interface says of every operation that changes a record. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@SecurityRequirement(name = "apiKey")
@Parameter(
        in = ParameterIn.HEADER,
        name = IdempotencyKey.HEADER,
        description = "A UUID of version 7. The same request with the same key takes effect once within 24 hours;"
                + " without it, each request does.",
        schema = @Schema(type = "string", format = "uuid"),
        example = "019a5b0e-7c3d-7e21-9f4a-1b2c3d4e5f60")
@Parameter(
        in = ParameterIn.HEADER,
        name = SenderResolver.CORRELATION,
        description = "Any UUID; it is kept in the commits, to join what belongs together across systems.",
        schema = @Schema(type = "string", format = "uuid"))
@ApiResponse(
        responseCode = "400",
        description = "The request or an id in its path cannot be read",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetail.class)))
@ApiResponse(
        responseCode = "401",
        description = "The API key is missing, unknown, expired or revoked",
        headers = @Header(name = "WWW-Authenticate", schema = @Schema(type = "string")),
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetail.class)))
@ApiResponse(
        responseCode = "403",
        description = "No role or scope of the key allows it",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetail.class)))
@ApiResponse(
        responseCode = "409",
        description =
                "It contradicts what the record holds, the record takes no changes, or" + " another request was first",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetail.class)))
@ApiResponse(
        responseCode = "413",
        description = "The body is larger than 1 MiB",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetail.class)))
@ApiResponse(
        responseCode = "415",
        description = "The body is not JSON in UTF-8",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetail.class)))
@ApiResponse(
        responseCode = "422",
        description = "A field breaks a rule, or the idempotency key was used for another"
                + " request or is too old; fields names each",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetail.class)))
@ApiResponse(
        responseCode = "503",
        description = "Nothing can be written now",
        headers = @Header(name = "Retry-After", schema = @Schema(type = "integer")),
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetail.class)))
@ApiResponse(
        responseCode = "507",
        description = "There is no space to write",
        content =
                @Content(
                        mediaType = "application/problem+json",
                        schema = @Schema(implementation = ProblemDetail.class)))
public @interface TakesCommand {}
