package vpr.gitstore.signing;

import java.security.cert.X509Certificate;

/**
 * An author's own signature, which was checked.
 *
 * @param armoured as it stands in the commit; it ends with a line feed
 * @param certificate the author's
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record AuthorSignature(byte[] armoured, X509Certificate certificate) {}
