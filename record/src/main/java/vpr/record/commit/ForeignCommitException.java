package vpr.record.commit;

import vpr.record.InvalidException;

/** A commit message that VPR did not write. It names the rule that the message breaks, never what stands there. */
public final class ForeignCommitException extends InvalidException {
    private static final long serialVersionUID = 1;

    ForeignCommitException(String field, String rule) {
        super(field, rule);
    }
}
