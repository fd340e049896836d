package vpr.api;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes the parameter that says how much a page is to hold; {@link Page#checkLimit} checks it. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        description = "How many the page holds at most",
        schema = @Schema(types = "integer", minimum = "1", maximum = "200", defaultValue = Page.DEFAULT),
        example = Page.DEFAULT)
public @interface PageLimit {}
