package vpr.gitstore;

import java.io.IOException;
import java.nio.file.Path;

/** There are records and no log of them: a new log would give their events' positions to others. */
public final class MissingLogException extends IOException {
    private static final long serialVersionUID = 1;

    MissingLogException(Path vpr) {
        super("The data directory has records, and its log in " + vpr
                + " is empty or gone. Nothing was changed. Restore .vpr/journal and .vpr/log from the backup that the"
                + " records are from. If there is none: \"vpr log rebuild\" makes the log anew from the records, and says"
                + " what cannot be proved any more.");
    }
}
