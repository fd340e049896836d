package vpr.api;

import tools.jackson.core.JacksonException;

/** A message that is not a request of its type: a field is missing, or breaks a rule of that type. */
public final class UnreadableMessage extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final JacksonException reason;

    public UnreadableMessage(JacksonException reason) {
        super("a message that is no request", reason);
        this.reason = reason;
    }

    /** What stopped the reading, with the place. */
    public JacksonException reason() {
        return reason;
    }
}
