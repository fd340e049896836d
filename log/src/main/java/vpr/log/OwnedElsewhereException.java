package vpr.log;

import java.io.IOException;

/** Another process (or another log in this one) writes this directory: there is one writer. */
public final class OwnedElsewhereException extends IOException {
    private static final long serialVersionUID = 1L;

    OwnedElsewhereException(String message) {
        super(message);
    }
}
