package vpr.access;

import org.jspecify.annotations.Nullable;
import vpr.api.Problem;
import vpr.api.ProblemType;

/** Who is behind the key that a request brings, whatever it came by. */
public final class Callers {
    private final KeyCheck check;

    Callers(KeyCheck check) {
        this.check = check;
    }

    /**
     * The caller.
     *
     * @param authorization as it was sent: {@code Bearer <key>}; null when nothing was
     * @throws Problem when there is no key, or none that holds
     */
    public Caller of(@Nullable String authorization) {
        var text = authorization == null ? null : KeyAuthentication.textIn(authorization);
        if (text == null) {
            throw Problem.of(ProblemType.MISSING_KEY, "This needs an API key.");
        }
        return check.callerOf(text);
    }
}
