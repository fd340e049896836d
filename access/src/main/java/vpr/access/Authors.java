package vpr.access;

import org.jspecify.annotations.Nullable;
import vpr.api.Problem;
import vpr.api.ProblemType;
import vpr.record.Author;
import vpr.record.organisation.ApiKey.Scope;

/** Who answers for a command. */
public final class Authors {
    private Authors() {}

    /**
     * The caller's registered identity, or the author whom the request names.
     *
     * @throws Problem when it names another and the caller's key lacks the scope for that
     */
    public static Author of(Caller caller, @Nullable Author named) {
        if (named == null || named.equals(caller.author())) {
            return caller.author();
        }
        if (!caller.scopes().contains(Scope.ASSERT_AUTHOR)) {
            throw Problem.ofField(ProblemType.NOT_ALLOWED, "author", "needs a key with the scope assert-author");
        }
        return named;
    }
}
