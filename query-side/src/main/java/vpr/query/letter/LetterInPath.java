package vpr.query.letter;

import io.swagger.v3.oas.annotations.Parameter;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes a letter's id in a path. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        description = "The letter's id, or its UUID alone",
        example = "20260111T143522.045Z-550e8400-e29b-41d4-a716-446655440000")
@interface LetterInPath {}
