package vpr.gitstore.signing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The folder with the professionals' keys: {@code <serial>.p12} and its public certificates in {@code <serial>.pem}. The
 * certificates are written after the key, so that a certificate without its key is one whose key was taken away.
 */
record AuthorFolder(Path path) {
    /** More are not kept. */
    static final int MOST = 10_000;

    private static final Pattern SERIAL = Pattern.compile("[0-9a-f]{1,40}");
    private static final String CERTIFICATE = ".pem";

    /** A file there; without a certificate where it holds none that can be read. */
    record Found(String serial, Optional<AuthorCertificate> certificate) {}

    static boolean isSerial(String text) {
        return SERIAL.matcher(text).matches();
    }

    /** In the order of their serial numbers. */
    List<Found> all() throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        var found = new ArrayList<Found>();
        try (var files = Files.list(path)) {
            for (var file : files.sorted().toList()) {
                var name = file.getFileName().toString();
                if (name.endsWith(CERTIFICATE) && found.size() < MOST) {
                    var serial = name.substring(0, name.length() - CERTIFICATE.length());
                    found.add(new Found(serial, read(serial, file)));
                }
            }
        }
        return found;
    }

    private static Optional<AuthorCertificate> read(String serial, Path file) throws IOException {
        try {
            var chain = Pem.read(OwnerOnly.read(file, Pem.LARGEST));
            return chain.isEmpty()
                            || !AuthorCertificate.serial(chain.getFirst()).equals(serial)
                    ? Optional.empty()
                    : Optional.of(AuthorCertificate.of(chain));
        } catch (CertificateException | ServiceKeysException.Damaged unreadable) {
            return Optional.empty();
        }
    }

    Optional<AuthorCertificate> find(String serial) throws IOException {
        return isSerial(serial) && Files.exists(certificate(serial))
                ? read(serial, certificate(serial))
                : Optional.empty();
    }

    boolean has(String serial) {
        return Files.exists(certificate(serial));
    }

    boolean hasKey(String serial) {
        return Files.exists(key(serial).path());
    }

    KeyStoreFile key(String serial) {
        return new KeyStoreFile(path.resolve(serial + ".p12"));
    }

    private Path certificate(String serial) {
        return path.resolve(serial + CERTIFICATE);
    }

    void add(AuthorKey author, KeyStorePassword password) throws IOException {
        OwnerOnly.createFolder(path);
        OwnerOnly.sync(OwnerOnly.folderOf(path));
        var serial = AuthorCertificate.serial(author.chain().getFirst());
        OwnerOnly.write(
                key(serial).path(),
                new KeyStoreEncoder(password)
                        .key(KeyStoreFile.AUTHOR, author.key(), author.chain())
                        .encode());
        OwnerOnly.write(certificate(serial), Pem.of(author.chain()));
    }

    /** A certificate whose key is elsewhere. */
    void add(List<X509Certificate> chain) throws IOException {
        OwnerOnly.createFolder(path);
        OwnerOnly.sync(OwnerOnly.folderOf(path));
        OwnerOnly.write(certificate(AuthorCertificate.serial(chain.getFirst())), Pem.of(chain));
    }

    void removeKey(String serial) throws IOException {
        if (Files.deleteIfExists(key(serial).path())) {
            OwnerOnly.sync(path);
        }
    }
}
