package vpr.log;

import java.io.IOException;
import java.nio.file.Path;

/** There is a log: its order is the one that counts, and no other may take its place. */
public final class LogPresentException extends IOException {
    private static final long serialVersionUID = 1L;

    LogPresentException(Path log) {
        super(
                log
                        + " has leaves, and their order is the one that counts. Nothing was changed. Where it is damaged and no"
                        + " backup of it is left, move it aside, and .vpr/journal only if that is damaged too, and run this again.");
    }
}
