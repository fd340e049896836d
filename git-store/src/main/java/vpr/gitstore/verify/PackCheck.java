package vpr.gitstore.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.stream.Stream;
import vpr.record.RecordId;

/** Packs and indexes as whole files: each ends with the SHA-1 of all before, and an index names its pack by that. */
final class PackCheck {
    private static final int SHA1 = 20;

    private final RecordId record;
    private final Problems problems;

    PackCheck(RecordId record, Problems problems) {
        this.record = record;
        this.problems = problems;
    }

    /** False when an index is damaged: whoever reads by it believes its numbers, up to asking for gigabytes. */
    boolean indexesAreWhole(Path packs) throws IOException {
        if (!Files.isDirectory(packs)) {
            return true;
        }
        boolean whole = true;
        try (Stream<Path> files = Files.list(packs)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".idx")) {
                    whole &= checkPair(file, file.resolveSibling(name.substring(0, name.length() - 4) + ".pack"));
                }
            }
        }
        return whole;
    }

    private boolean checkPair(Path index, Path pack) throws IOException {
        String name = index.getFileName().toString();
        if (!isWhole(index)) {
            problems.record(record, name + " is damaged");
            return false;
        }
        if (!Files.exists(pack)) {
            problems.record(record, "the pack of " + name + " is missing");
            return true;
        }
        if (!isWhole(pack) || !Arrays.equals(packNamedBy(index), tail(pack, SHA1))) {
            problems.record(record, "the pack of " + name + " is damaged");
        }
        return true;
    }

    private static byte[] packNamedBy(Path index) throws IOException {
        return Arrays.copyOf(tail(index, 2 * SHA1), SHA1);
    }

    private static byte[] tail(Path file, int length) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(Math.max(0, Files.size(file) - length));
            return in.readNBytes(length);
        }
    }

    private static boolean isWhole(Path file) throws IOException {
        long left = Files.size(file) - SHA1;
        if (left < SHA1) {
            return false;
        }
        MessageDigest sha1 = sha1();
        try (InputStream in = Files.newInputStream(file)) {
            var buffer = new byte[64 * 1024];
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    return false;
                }
                sha1.update(buffer, 0, read);
                left -= read;
            }
            return Arrays.equals(sha1.digest(), in.readNBytes(SHA1));
        }
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
