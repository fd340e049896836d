package vpr.gitstore.signing;

/** What a verification says about one commit. */
public enum Verdict {
    /** Good, and its certificate leads to a trust anchor, valid when it signed and valid now. */
    GOOD_TRUSTED,
    /** Good, trusted and valid when it signed; a certificate of its chain has expired since. */
    GOOD_EXPIRED_SINCE,
    /** Good, trusted and valid when it signed; its certificate, or one of its chain, has been revoked since. */
    GOOD_REVOKED_SINCE,
    /** The bytes are what the key signed, but it signed after its certificate, or one of its chain, was revoked. */
    REVOKED,
    /** The bytes are what the key signed, but its certificate led to no trust anchor when it signed. */
    GOOD_UNTRUSTED,
    /** The bytes are not what was signed. */
    BAD,
    /** No signature. */
    NONE,
    /** A signature of a form that is not verified here: it says nothing, neither good nor bad. */
    UNSUPPORTED;

    /** Whether the bytes are what a trusted key signed while its certificate was valid and not revoked. */
    public boolean trusted() {
        return this == GOOD_TRUSTED || this == GOOD_EXPIRED_SINCE || this == GOOD_REVOKED_SINCE;
    }
}
