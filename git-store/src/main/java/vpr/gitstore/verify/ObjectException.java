package vpr.gitstore.verify;

import java.io.IOException;

/** An object, or what it stands in, is not as it must be. */
final class ObjectException extends IOException {
    private static final long serialVersionUID = 1L;

    private final ProblemKind kind;

    ObjectException(ProblemKind kind, String message) {
        super(message);
        this.kind = kind;
    }

    ProblemKind kind() {
        return kind;
    }
}
