package vpr.api;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes a patient's id in a path. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        description = "The patient's id: 32 lower-case hex digits",
        schema = @Schema(types = "string", pattern = "^[0-9a-f]{32}$"),
        example = "6f1d2b7c9e3a4f508b1c2d3e4f5a6b7c")
public @interface PatientInPath {}
