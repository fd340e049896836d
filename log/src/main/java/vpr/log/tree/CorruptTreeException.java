package vpr.log.tree;

import java.io.IOException;

/** Tree, leaves and signed checkpoint contradict each other: one of them has been changed. The message names which. */
public final class CorruptTreeException extends IOException {
    private static final long serialVersionUID = 1L;

    CorruptTreeException(String message) {
        super(message);
    }

    CorruptTreeException(String message, Throwable cause) {
        super(message, cause);
    }
}
