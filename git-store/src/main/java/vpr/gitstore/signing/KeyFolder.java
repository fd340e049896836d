package vpr.gitstore.signing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The folder {@code <data>/.vpr/keys} and what stands in it. */
record KeyFolder(Path path) {
    /** Something that changes the folder. */
    interface Change<T> {
        T make() throws IOException;
    }

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

    /** What the organisation's own CA has revoked. */
    Path revoked() {
        return path.resolve("ca.crl");
    }

    Path trusted() {
        return path.resolve("trusted");
    }

    AuthorFolder authors() {
        return new AuthorFolder(path.resolve("authors"));
    }

    /** Certificates of keys that their authors keep themselves. */
    AuthorFolder issued() {
        return new AuthorFolder(path.resolve("issued"));
    }

    boolean hasKeys() {
        return Files.exists(keyStore().path());
    }

    /** Makes a change that no other process makes at the same time. Not to be nested. */
    <T> T locked(Change<T> change) throws IOException {
        synchronized (KeyFolder.class) { // a file lock is between processes, and throws between threads
            OwnerOnly.createFolder(path);
            OwnerOnly.check(path);
            try (var channel = OwnerOnly.openToLock(path.resolve(".lock"))) {
                channel.lock(); // until the channel closes
                for (var folder : List.of(path, authors().path(), trusted())) {
                    OwnerOnly.removeUnfinished(folder);
                }
                return change.make();
            }
        }
    }

    /**
     * Puts new keys there, unless another process has done so meanwhile.
     *
     * @return whether these are the ones that are there now
     * @throws ServiceKeysException.Missing when certificates are there: then keys were there once
     */
    boolean create(Change<byte[]> keys) throws IOException {
        return locked(() -> {
            if (hasKeys()) {
                return false;
            }
            if (Files.exists(ca()) || Files.exists(service())) {
                throw missing();
            }
            OwnerOnly.write(keyStore().path(), keys.make());
            return true;
        });
    }

    ServiceKeysException missing() {
        return new ServiceKeysException.Missing(keyStore().path().toString());
    }

    /** The CA's never over an existing file: an organisation may have added its own CAs to {@code ca.pem}. */
    void publish(KeyMaterial material) throws IOException {
        var service = Pem.of(List.of(material.service()));
        if (!Files.exists(ca()) || !isThere(service(), service)) {
            locked(() -> {
                if (!Files.exists(ca())) {
                    OwnerOnly.write(
                            ca(),
                            Pem.of(material.chain().subList(1, material.chain().size())));
                }
                OwnerOnly.write(service(), service);
                return true;
            });
        }
    }

    private static boolean isThere(Path file, byte[] bytes) throws IOException {
        return Files.exists(file) && Arrays.equals(OwnerOnly.read(file, Pem.LARGEST), bytes);
    }
}
