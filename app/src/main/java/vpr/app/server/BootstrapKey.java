package vpr.app.server;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where the first administrator's key goes: an owner-only file, or a person's terminal, and nowhere else. */
public record BootstrapKey(@Nullable Path file, boolean terminal, PrintStream out) implements Consumer<String> {
    @Override
    public void accept(String key) {
        if (file != null) {
            write(file, key);
            out.println("The first administrator's key is in " + file + ". Move it to where keys are kept.");
        } else if (terminal) {
            out.println();
            out.println("The first administrator's key. It is shown once, now:");
            out.println();
            out.println("  " + key);
            out.println();
        } else {
            throw new StartException(
                    "The first run makes the first administrator's API key, and there is no terminal to"
                            + " print it to. Set VPR_BOOTSTRAP_KEY_FILE to a file to write it to, or start VPR in a terminal.");
        }
    }

    private static void write(Path file, String key) {
        try {
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            try (var channel = Files.newByteChannel(
                    file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
                channel.write(java.nio.ByteBuffer.wrap((key + "\n").getBytes(StandardCharsets.US_ASCII)));
            }
        } catch (FileAlreadyExistsException e) {
            throw new StartException(
                    "VPR_BOOTSTRAP_KEY_FILE: " + file + " is already there. Move it away, or name another file.", e);
        } catch (IOException e) {
            throw new StartException("VPR_BOOTSTRAP_KEY_FILE: " + file + " cannot be written.", e);
        }
    }
}
