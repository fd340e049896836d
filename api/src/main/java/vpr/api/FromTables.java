package vpr.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A controller that answers from the tables: before it runs, {@link Positions#MIN_HEADER} is waited for, and every
 * answer, refusals too, says in {@link Positions#HEADER} how far the tables had seen by then.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Problems({ProblemType.OTHER_EPOCH, ProblemType.POSITION_NOT_REACHED})
public @interface FromTables {}
