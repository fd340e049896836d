package vpr.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The problems that an operation can answer with beyond those of every operation. On a method, on a controller, or on an
 * annotation of either; all that are found count. From it the description of the interface is made.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Problems {
    /** Of the one catalogue. */
    ProblemType[] value();
}
