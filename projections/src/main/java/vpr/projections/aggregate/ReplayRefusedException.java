package vpr.projections.aggregate;

/** A replay that would do harm did not begin. Nothing was changed. */
public final class ReplayRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ReplayRefusedException(String reason) {
        super(reason);
    }
}
