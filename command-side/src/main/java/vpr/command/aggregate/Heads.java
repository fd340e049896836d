package vpr.command.aggregate;

import java.util.function.Function;
import vpr.gitstore.RecordHead;
import vpr.record.commit.RecordPath;

/** From a record's tip to the aggregate that decides about it. */
public final class Heads {
    private Heads() {}

    /** The aggregate, for the event store: a record's tip is its snapshot. */
    public static Object restore(RecordHead head) {
        return switch (head.kind()) {
            case CLINICAL -> ClinicalRecord.restore(head);
            case DEMOGRAPHICS -> Demographics.restore(head);
            case COORDINATION -> CoordinationRecord.restore(head);
            case ORGANISATION -> Organisation.restore(head);
        };
    }

    static <T> T required(RecordHead head, RecordPath path, Function<byte[], T> read) {
        return head.file(path.text())
                .map(read)
                .orElseThrow(() -> new IllegalStateException("a record's tip lacks " + path));
    }
}
