package vpr.gitstore.signing;

/** How a certificate stands now. */
public enum CertificateState {
    /** It can sign, or issue. */
    VALID,
    /** Its validity has ended: what it signed stays good. */
    EXPIRED,
    /** Its validity has not begun. */
    NOT_YET_VALID,
    /** It was withdrawn: what it signed before stays good. */
    REVOKED,
    /** It leads to no CA that is trusted. */
    UNTRUSTED,
    /** Its key is not here, so nothing is signed with it. */
    WITHOUT_KEY
}
