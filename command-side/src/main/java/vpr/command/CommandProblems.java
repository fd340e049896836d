package vpr.command;

import java.time.Duration;
import java.util.List;
import org.axonframework.common.lock.DeadlockException;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.core.JacksonException;
import vpr.api.Problem;
import vpr.api.ProblemType;
import vpr.api.UnreadableBody;
import vpr.gitstore.RecordQuarantinedException;
import vpr.gitstore.StaleTipException;
import vpr.gitstore.StoreFullException;
import vpr.gitstore.StoreUnavailableException;
import vpr.record.InvalidException;
import vpr.record.Violation;

/** The one table from what stops a command to what is answered. What stands here says "may I retry?" by its type. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class CommandProblems {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofSeconds(30);

    @ExceptionHandler
    ResponseEntity<Object> rejected(RejectedException e) {
        return problemOf(e.rejection()).response();
    }

    @ExceptionHandler
    ResponseEntity<Object> invalid(InvalidException e) {
        return problemOf(e.violations()).response();
    }

    @ExceptionHandler
    ResponseEntity<Object> unreadable(HttpMessageNotReadableException e) {
        return problemOf(e).response();
    }

    @ExceptionHandler({
        AggregateStreamCreationException.class,
        ConcurrencyException.class,
        StaleTipException.class,
        DeadlockException.class,
        LockAcquisitionFailedException.class
    })
    ResponseEntity<Object> concurrent() {
        return Problem.passing(
                        ProblemType.CONCURRENT_CHANGE,
                        "Another request changed the record first; nothing was written.",
                        SOON)
                .response();
    }

    @ExceptionHandler
    ResponseEntity<Object> missing(AggregateNotFoundException e) {
        return Problem.of(ProblemType.NOT_FOUND, "There is no such record.").response();
    }

    @ExceptionHandler
    ResponseEntity<Object> quarantined(RecordQuarantinedException e) {
        return Problem.of(
                        ProblemType.RECORD_READ_ONLY,
                        "Somebody else wrote to the record's repository; nothing is added until a person has decided.")
                .response();
    }

    @ExceptionHandler
    ResponseEntity<Object> unavailable(StoreUnavailableException e) {
        return Problem.passing(ProblemType.UNAVAILABLE, "Nothing can be written now.", LATER)
                .response();
    }

    @ExceptionHandler
    ResponseEntity<Object> full(StoreFullException e) {
        return Problem.passing(ProblemType.STORE_FULL, "There is no space to write.", LATER)
                .response();
    }

    private static Problem problemOf(Rejection rejection) {
        return switch (rejection) {
            case Rejection.NotFound(var what) -> Problem.of(ProblemType.NOT_FOUND, what);
            case Rejection.Conflict(var why) -> Problem.of(ProblemType.CONFLICT, why);
            case Rejection.Stale(var why) -> Problem.of(ProblemType.STALE, why);
            case Rejection.NothingChanged(var why) -> Problem.of(ProblemType.NOTHING_CHANGED, why);
            case Rejection.ReadOnly(var why) -> Problem.of(ProblemType.RECORD_READ_ONLY, why);
            case Rejection.NotAllowed(var why) -> Problem.of(ProblemType.NOT_ALLOWED, why);
            case Rejection.Invalid(var field, var rule) -> Problem.ofField(ProblemType.INVALID_FIELD, field, rule);
        };
    }

    private static Problem problemOf(List<Violation> violations) {
        return Problem.ofFields(
                ProblemType.INVALID_FIELD,
                violations.stream()
                        .map(violation -> new Problem.Field(violation.field(), violation.rule()))
                        .toList());
    }

    // A body that is JSON, but of which a record's constructor says no, breaks a rule of the field, not of the syntax.
    private static Problem problemOf(HttpMessageNotReadableException e) {
        if (e.getCause() instanceof JacksonException cause) {
            for (Throwable inner = cause; inner != null; inner = inner.getCause()) {
                if (inner instanceof InvalidException invalid) {
                    return problemOf(below(UnreadableBody.pathOf(cause), invalid.violations()));
                }
            }
        }
        return UnreadableBody.problem(e);
    }

    private static List<Violation> below(String path, List<Violation> violations) {
        if (path.equals("body")) {
            return violations;
        }
        // Some constructors name the field they are usually in; it is in the path already.
        var own = path.substring(path.lastIndexOf('.') + 1).replaceAll("\\[.*", "") + ".";
        return violations.stream()
                .map(violation -> violation.field().startsWith(own)
                        ? new Violation(violation.field().substring(own.length()), violation.rule())
                        : violation)
                .map(violation -> violation.below(path))
                .toList();
    }
}
