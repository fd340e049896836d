package vpr.app.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** One secret in one file of one line that only its owner may read (mode 0600). */
public final class SecretFile {

    private static final int RANDOM_BYTES = 32;
    private static final int MAX_BYTES = 4096;
    private static final Pattern RANDOM_LINE = Pattern.compile("[0-9a-f]{64}");

    private SecretFile() {}

    /**
     * The file's text without its line end.
     *
     * @throws SecretFileException if it is missing, open to others, empty, over 4096 bytes, or not one line of UTF-8
     */
    public static Secret read(Path path) {
        try {
            requireUsable(path);
            String line = Files.readString(path, StandardCharsets.UTF_8).strip();
            if (line.isEmpty() || line.lines().count() != 1) {
                throw new SecretFileException(
                        path, "must hold one line", "Write the secret, and nothing else, into it.");
            }
            return new Secret(line);
        } catch (CharacterCodingException e) {
            throw new SecretFileException(path, "must be UTF-8 text", "Write the secret as text into it.");
        } catch (IOException e) {
            throw new SecretFileException(path, "cannot be read", "Let the user who runs VPR read it.");
        }
    }

    /**
     * The file's text; a missing file is first created with 256 random bits in 64 hexadecimal digits. Of several
     * processes that do so at once, all get the same secret.
     *
     * @throws SecretFileException as {@link #read} does, and if the file cannot be created
     */
    public static Secret readOrCreate(Path path) {
        if (!Files.exists(path)) {
            create(path);
        }
        return read(path);
    }

    /** Whether it is written as {@link #readOrCreate} writes what it draws. */
    public static boolean isRandomLine(Secret secret) {
        return RANDOM_LINE.matcher(secret.reveal()).matches();
    }

    private static void requireUsable(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new SecretFileException(path, "is not a file", "Create it, for its owner only (chmod 600).");
        }
        if (!OwnerOnly.holdsFor(path)) {
            throw new SecretFileException(path, "can be read by others", "Run: chmod 600 " + path);
        }
        if (Files.size(path) > MAX_BYTES) {
            throw new SecretFileException(
                    path, "is longer than " + MAX_BYTES + " bytes", "Write the secret, and nothing else, into it.");
        }
    }

    /** The complete file appears under its name by a hard link, which fails when another process was quicker. */
    private static void create(Path path) {
        try {
            Path directory = OwnerOnly.createDirectories(path.toAbsolutePath().resolveSibling(""));
            Path complete = Files.createTempFile(directory, ".secret-", ".new", OwnerOnly.file());
            try {
                writeDurably(complete, randomLine());
                Files.createLink(path, complete);
            } catch (FileAlreadyExistsException e) {
                // The other process's secret is the installation's secret now.
            } finally {
                Files.delete(complete);
            }
        } catch (IOException e) {
            throw new SecretFileException(
                    path, "cannot be created", "Let the user who runs VPR write to its directory.");
        }
    }

    private static void writeDurably(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    private static byte[] randomLine() {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        return (HexFormat.of().formatHex(random) + "\n").getBytes(StandardCharsets.US_ASCII);
    }
}
