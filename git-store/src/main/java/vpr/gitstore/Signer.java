package vpr.gitstore;

import java.time.Instant;

/**
 * Who signed a commit, by the certificate in its signature.
 *
 * @param meaning {@code authored} by the author's own key, or {@code attested} by the service for the author
 * @param subject the certificate's name (RFC 4514)
 * @param serial its serial number, lower-case hex
 * @param issuer the name of who issued it (RFC 4514)
 * @param sha256 its SHA-256 fingerprint, lower-case hex
 * @param signedAt by the signer's clock, whole seconds
 */
public record Signer(String meaning, String subject, String serial, String issuer, String sha256, Instant signedAt) {}
