package vpr.app.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/**
 * The programs of Postgres, unpacked once into a directory that is named after their archive's sum.
 *
 * @param home holds {@code bin}, {@code lib} and {@code share}
 */
record PostgresBinaries(Path home) {

    /** The major version of the archive that the build pins. */
    static final String MAJOR = "18";

    private static final String PREFIX = MAJOR + "-";
    private static final Duration SYNC_LIMIT = Duration.ofMinutes(2);

    /** For the holder of the owner lock. */
    static PostgresBinaries unpacked(PostgresFolder folder, PostgresProgram program, Consumer<String> progress) {
        String archive = archive(System.getProperty("os.name"), System.getProperty("os.arch"));
        try {
            Path home = folder.path().resolve(PREFIX + sum(archive));
            if (!Files.isDirectory(home)) {
                progress.accept("Unpacking Postgres " + MAJOR + " (first run only)");
                unpack(archive, home, folder, program);
                deleteOthers(home, folder);
            }
            return new PostgresBinaries(home);
        } catch (IOException e) {
            throw new EmbeddedPostgresException.StartFailed("unpacking its programs", e);
        }
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    static String archive(String system, String processor) {
        if (system.equals("Linux")) {
            switch (processor) {
                case "amd64", "x86_64" -> {
                    return "/postgres-linux-x86_64.txz";
                }
                case "aarch64" -> {
                    return "/postgres-linux-arm_64.txz";
                }
                default -> {}
            }
        }
        throw new EmbeddedPostgresException.UnsupportedMachine(system, processor);
    }

    /** The rename comes after the sync: what has its final name is complete, a power cut included. */
    private static void unpack(String archive, Path home, PostgresFolder folder, PostgresProgram program)
            throws IOException {
        Path unfinished = folder.unfinished(home.getFileName().toString());
        try (InputStream in = open(archive)) {
            TxzArchive.unpack(in, unfinished);
        }
        program.runToEnd(
                "writing its programs to the disk",
                List.of("sync", "-f", unfinished.toString()),
                "",
                folder.outputOf("sync"),
                SYNC_LIMIT);
        Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void deleteOthers(Path home, PostgresFolder folder) throws IOException {
        for (Path entry : folder.entries()) {
            if (entry.getFileName().toString().startsWith(PREFIX) && !entry.equals(home)) {
                PostgresFolder.deleteTree(entry);
            }
        }
    }

    private static String sum(String archive) throws IOException {
        try (DigestInputStream in = new DigestInputStream(open(archive), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static InputStream open(String archive) throws IOException {
        InputStream in = PostgresBinaries.class.getResourceAsStream(archive);
        if (in == null) {
            throw new IOException("the build left out " + archive);
        }
        return new BufferedInputStream(in, 1 << 16);
    }
}
