package vpr.gitstore;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The records do not tell the whole order. Nothing was changed; the message names the records and what to do. */
public final class OrderRefusedException extends IOException {
    private static final long serialVersionUID = 1;

    OrderRefusedException(String message) {
        super(message);
    }

    /** The records that cannot be told, the first of them by name. */
    static final class Reasons {
        private static final int MOST_NAMED = 20;

        private final List<String> named = new ArrayList<>();
        private long count;

        void add(RecordDirectory record, Exception why) {
            if (count++ < MOST_NAMED) {
                named.add("  " + record.kind().folder() + "/" + record.id() + ": " + why.getMessage());
            }
        }

        void throwIfAny() throws OrderRefusedException {
            if (count > 0) {
                throw new OrderRefusedException(
                        "The events of " + count + " records cannot be told. Nothing was changed."
                                + " Restore them from a backup, or move their folders out of the data directory, and run this"
                                + " again:\n" + String.join("\n", named)
                                + (count > MOST_NAMED ? "\n  … and " + (count - MOST_NAMED) + " more" : ""));
            }
        }
    }
}
