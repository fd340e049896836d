package vpr.gitstore.signing;

import java.security.cert.X509Certificate;
import java.time.Instant;

/** From when until when a certificate, or every one of a chain, is valid; both ends belong to it, in whole seconds. */
record Validity(Instant from, Instant until) {
    static Validity of(X509Certificate certificate) {
        return new Validity(
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }

    Validity and(Validity other) {
        return new Validity(
                from.isAfter(other.from) ? from : other.from, until.isBefore(other.until) ? until : other.until);
    }

    boolean contains(Instant at) {
        return !at.isBefore(from) && at.isBefore(until.plusSeconds(1));
    }
}
