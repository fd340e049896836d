package vpr.record.commit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vpr.record.Hex;
import vpr.record.InvalidException;

/**
 * SHA-256 over a record's files, commit after commit: what Git's SHA-1 does not promise. A commit's value is the SHA-256
 * of ASCII lines: the parent's value (64 zeros where there is none), then for every changed file, sorted by path, what
 * {@code sha256sum} prints: the SHA-256 of the stored bytes, two spaces and the path; {@code removed} in place of the hash
 * where the file goes.
 */
public final class ContentChain {
    private static final String NONE = "0".repeat(64);

    private ContentChain() {}

    /**
     * The value of a commit with these changes.
     *
     * @param parentSha256 the parent's value; null for the first commit
     */
    public static String next(@Nullable String parentSha256, FileChanges changes) {
        var hashes = new TreeMap<RecordPath, Optional<String>>();
        changes.forEach((path, change) -> hashes.put(
                path,
                switch (change) {
                    case FileChange.Put put -> Optional.of(sha256(put.bytes()));
                    case FileChange.Remove() -> Optional.empty();
                }));
        return ofHashes(parentSha256, hashes);
    }

    /**
     * The same from the files' hashes, for a verifier that has not all the bytes.
     *
     * @param hashes the SHA-256 of each changed file; empty where it is removed
     */
    public static String ofHashes(@Nullable String parentSha256, SortedMap<RecordPath, Optional<String>> hashes) {
        var lines = new StringBuilder(requireHash(parentSha256 == null ? NONE : parentSha256)).append('\n');
        hashes.forEach(
                (path, hash) -> lines.append(hash.map(ContentChain::requireHash).orElse("removed"))
                        .append("  ")
                        .append(path.text())
                        .append('\n'));
        return sha256(lines.toString().getBytes(US_ASCII));
    }

    private static String requireHash(String hex) {
        if (!Hex.is(hex, 64)) {
            throw new InvalidException("Content-SHA256", "must be 64 lower-case hex digits");
        }
        return hex;
    }

    /** SHA-256 in lower-case hex digits. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
