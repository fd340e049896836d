package vpr.api;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * What is answered when something failed that no module's own table knows. Messages of unknown exceptions may hold patient
 * data: they are neither answered nor logged, only the exception's class and where it came from.
 */
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final Duration RETRY = Duration.ofSeconds(5);

    private Failures() {}

    /** The problem to answer with; what nobody foresaw is logged by its place. */
    public static Problem problemOf(Throwable failure) {
        return switch (failure) {
            case Problem problem -> problem;
            case UnreadableMessage message -> UnreadableBody.problem(message.reason());
            case DataAccessResourceFailureException e -> tablesAway();
            case TransientDataAccessException e -> tablesAway();
            case RecoverableDataAccessException e -> tablesAway();
            case TransactionException e -> tablesAway();
            default -> unknown(failure);
        };
    }

    // The database is away, too busy or too slow.
    private static Problem tablesAway() {
        return Problem.passing(ProblemType.UNAVAILABLE, "The tables cannot be read now.", RETRY);
    }

    private static Problem unknown(Throwable failure) {
        LOG.error("request failed: {}", Places.of(rootOf(failure)));
        return Problem.of(ProblemType.INTERNAL_ERROR, "The request failed inside VPR.");
    }

    private static Throwable rootOf(Throwable e) {
        var root = e;
        for (var depth = 0; root.getCause() != null && depth < 20; depth++) {
            root = root.getCause();
        }
        return root;
    }
}
