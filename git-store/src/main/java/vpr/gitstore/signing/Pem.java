package vpr.gitstore.signing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/** Certificates and lists of revoked ones as text (RFC 7468). */
final class Pem {
    /** Files with more certificates are not read. */
    static final int MOST = 100;

    /** Larger files of certificates are not read: {@value} bytes. */
    static final int LARGEST = 512 * 1024;

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private Pem() {}

    static byte[] of(X509Certificate certificate) throws CertificateEncodingException {
        return of("CERTIFICATE", certificate.getEncoded());
    }

    static byte[] of(List<X509Certificate> certificates) throws IOException {
        var text = new ByteArrayOutputStream();
        try {
            for (var certificate : certificates) {
                text.writeBytes(of(certificate));
            }
            return text.toByteArray();
        } catch (CertificateEncodingException e) {
            throw new IOException("the certificate has no encoding", e);
        }
    }

    static byte[] of(String label, byte[] der) {
        var text = "-----BEGIN " + label + "-----\n" + LINES.encodeToString(der) + "\n-----END " + label + "-----\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static List<X509Certificate> read(byte[] text) throws CertificateException {
        var certificates =
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(text)).stream()
                        .map(X509Certificate.class::cast)
                        .toList();
        if (certificates.size() > MOST) {
            throw new CertificateException("there are more than " + MOST + " certificates");
        }
        return certificates;
    }
}
