package vpr.gitstore.signing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Whom an installation trusts: {@code ca.pem}, and every CA in {@code trusted/<sha256>.pem}. */
record TrustAnchors(KeyFolder folder) {
    static final int MOST = 100;

    /**
     * @throws IOException when {@code ca.pem} is missing, or a file holds no certificate
     */
    List<X509Certificate> read() throws IOException {
        var anchors = new ArrayList<>(read(folder.ca()));
        for (var file : files(".pem")) {
            anchors.addAll(read(file));
        }
        return anchors.stream().distinct().toList();
    }

    static List<X509Certificate> read(Path pem) throws IOException {
        try {
            var anchors = Pem.read(OwnerOnly.read(pem, Pem.LARGEST));
            if (anchors.isEmpty()) {
                throw new IOException(pem + " holds no certificate: put the CA's certificate there");
            }
            return anchors;
        } catch (CertificateException e) {
            throw new IOException(pem + " is not a PEM file of certificates", e);
        }
    }

    /** The lists of revoked certificates: of the organisation's own CA, and those that other CAs have published. */
    List<Path> revocationLists() throws IOException {
        var lists = new ArrayList<Path>();
        if (Files.exists(folder.revoked())) {
            lists.add(folder.revoked());
        }
        lists.addAll(files(".crl"));
        return lists;
    }

    /** The file of one of the trusted CAs, by its fingerprint. */
    Path file(X509Certificate ca, String ending) {
        return folder.trusted().resolve(SignerFacts.fingerprint(ca) + ending);
    }

    List<Path> files(String ending) throws IOException {
        if (!Files.isDirectory(folder.trusted())) {
            return List.of();
        }
        try (var files = Files.list(folder.trusted())) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .limit(MOST)
                    .toList();
        }
    }
}
