package vpr.access;

import org.springframework.security.core.AuthenticationException;
import vpr.api.Problem;

/** Carries a problem through the security filters, which know only their own exceptions. */
final class KeyRefusedException extends AuthenticationException {
    private static final long serialVersionUID = 1;

    private final Problem problem;

    KeyRefusedException(Problem problem) {
        super("API key refused", problem);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
