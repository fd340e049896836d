package vpr.record.aggregate;

import vpr.record.EventName;

/** An event under a name that this version of VPR does not know, such as one of a later version. */
public final class UnknownEventException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnknownEventException(EventName name) {
        super("Event " + name + " is not known to this version");
    }
}
