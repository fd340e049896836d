package vpr.gitstore.signing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;

/** The folder {@code <data>/.vpr/keys} and what stands in it. */
record KeyFolder(Path path) {
    static KeyFolder of(Path data) {
        return new KeyFolder(data.resolve(".vpr").resolve("keys"));
    }

    KeyStoreFile keyStore() {
        return new KeyStoreFile(path.resolve("service.p12"));
    }

    Path ca() {
        return path.resolve("ca.pem");
    }

    Path service() {
        return path.resolve("service.pem");
    }

    boolean hasKeys() {
        return Files.exists(keyStore().path());
    }

    /**
     * Puts new keys there, unless another process has done so meanwhile.
     *
     * @throws ServiceKeysException.Missing when certificates are there: then keys were there once
     */
    void create(NewKeyStore keys) throws IOException {
        synchronized (KeyFolder.class) { // a file lock is between processes, and throws between threads
            OwnerOnly.createFolder(path);
            OwnerOnly.check(path);
            try (var channel = OwnerOnly.openToLock(path.resolve(".lock"))) {
                channel.lock(); // until the channel closes
                if (hasKeys()) {
                    return;
                }
                if (Files.exists(ca()) || Files.exists(service())) {
                    throw missing();
                }
                OwnerOnly.write(keyStore().path(), keys.make());
            }
        }
    }

    ServiceKeysException missing() {
        return new ServiceKeysException.Missing(keyStore().path().toString());
    }

    /** Never over an existing file: an organisation may have added its own CAs to {@code ca.pem}. */
    void publish(KeyMaterial material) throws IOException {
        publish(ca(), material.ca());
        publish(service(), material.service());
    }

    private static void publish(Path file, X509Certificate certificate) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        try {
            OwnerOnly.write(file, Pem.of(certificate));
        } catch (GeneralSecurityException e) {
            throw new IOException("the certificate has no encoding", e);
        }
    }
}
