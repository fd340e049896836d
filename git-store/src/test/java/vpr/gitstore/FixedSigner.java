package vpr.gitstore;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.cert.X509Certificate;
import java.time.Instant;
import vpr.gitstore.signing.CommitSigner;

/** Signs everything alike, so that commits have the same bytes every time. */
final class FixedSigner implements CommitSigner {
    @Override
    public byte[] sign(byte[] commit, Instant at) {
        return "-----BEGIN SIGNED MESSAGE-----\nc2lnbmVk\n-----END SIGNED MESSAGE-----\n".getBytes(US_ASCII);
    }

    @Override
    public String meaning() {
        return "attested";
    }

    @Override
    public X509Certificate certificate() {
        return StoreFolder.signer().certificate();
    }
}
