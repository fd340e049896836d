package vpr.app.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import vpr.app.settings.OwnerOnly;

/** Copies what a process prints into a log of two files at most: the current one, and the one before with {@code .1}. */
public final class BoundedLog {

    private final Path current;
    private final long limit;

    /** @param limit bytes after which a new file begins */
    public BoundedLog(Path current, long limit) {
        this.current = current;
        this.limit = limit;
    }

    /** Returns at the stream's end. A full disk loses log lines, and never stops the process that prints them. */
    public void copy(InputStream printed) throws IOException {
        byte[] buffer = new byte[8192];
        for (int read = printed.read(buffer); read >= 0; read = printed.read(buffer)) {
            try {
                append(buffer, read);
            } catch (IOException e) {
                // The disk is full or the file is gone: these lines are lost, and the next ones are tried again.
            }
        }
    }

    private void append(byte[] bytes, int length) throws IOException {
        if (Files.exists(current) && Files.size(current) + length > limit) {
            Files.move(
                    current, current.resolveSibling(current.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(current)) {
            Files.createFile(current, OwnerOnly.file());
        }
        try (OutputStream out = Files.newOutputStream(current, StandardOpenOption.APPEND)) {
            out.write(bytes, 0, length);
        }
    }
}
