package vpr.api;

import io.swagger.v3.oas.annotations.Parameter;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes the parameter that says where a page begins; {@link Cursors} reads it. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        description = "The next of the page before, from the same list; the first page when none is given",
        example = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQ")
public @interface PageCursor {}
