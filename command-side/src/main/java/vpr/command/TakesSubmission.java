package vpr.command;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import vpr.api.ProblemType;
import vpr.api.Problems;

/** What the description of the interface says of every operation that records what an author has signed. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Problems({
    ProblemType.CONFLICT,
    ProblemType.PREPARE_AGAIN,
    ProblemType.PREPARATION_REFUSED,
    ProblemType.SIGNATURE_REFUSED,
    ProblemType.RECORD_READ_ONLY,
    ProblemType.INVALID_FIELD,
    ProblemType.KEY_REUSED,
    ProblemType.STORE_FULL
})
public @interface TakesSubmission {
    /** What every such operation's description ends with. */
    String NOTE = " The idempotency key and the correlation id are those of the preparation; headers that name others"
            + " are not looked at. Sent again, it answers the same.";
}
