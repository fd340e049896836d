package vpr.log.tree;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text and signatures of it (C2SP signed-note). Nothing in it is to be believed before a signature by a known key is
 * checked.
 *
 * @param text ends in a line feed
 * @param signatures one or more, of anybody
 */
public record Note(String text, List<NoteSignature> signatures) {
    /** Bytes of the longest note that is read. */
    public static final int MAX_BYTES = 256 * 1024;

    private static final int MAX_SIGNATURES = 64;

    /** @throws IllegalArgumentException naming the rule */
    public Note {
        signatures = List.copyOf(signatures);
        Rules.require(
                text.endsWith("\n") && text.chars().noneMatch(c -> c < ' ' && c != '\n'),
                "note: the text must end in a line feed and have no other control characters");
        Rules.require(
                !signatures.isEmpty() && signatures.size() <= MAX_SIGNATURES, "note: must have 1 to 64 signatures");
    }

    /** @throws IllegalArgumentException naming the rule */
    public static Note parse(byte[] bytes) {
        Rules.require(bytes.length <= MAX_BYTES, "note: must have at most 256 KiB");
        return parse(Rules.utf8("note", bytes));
    }

    /** @throws IllegalArgumentException naming the rule */
    public static Note parse(String note) {
        int end = note.lastIndexOf("\n\n");
        Rules.require(
                end >= 0 && note.endsWith("\n") && end + 2 < note.length(),
                "note: must be a text, an empty line and lines of signatures");
        String[] lines = note.substring(end + 2, note.length() - 1).split("\n", -1);
        Rules.require(lines.length <= MAX_SIGNATURES, "note: must have 1 to 64 signatures");
        List<NoteSignature> signatures = new ArrayList<>();
        for (String line : lines) {
            signatures.add(NoteSignature.parse(line));
        }
        return new Note(note.substring(0, end + 1), signatures);
    }

    /** True when the key signed this text, and nothing that bears its name and id is anything else. */
    public boolean isSignedBy(NoteKey key) {
        List<NoteSignature> ofKey = signatures.stream().filter(key::made).toList();
        return !ofKey.isEmpty() && ofKey.stream().allMatch(signature -> key.verifies(signature, text));
    }

    /** When a cosigner signed this text, to the second; empty when it did not. */
    public Optional<Instant> cosignedAt(NoteKey key) {
        Rules.require(key.type() == NoteKey.Type.COSIGNATURE, "key: must be a cosigner's");
        return isSignedBy(key)
                ? signatures.stream()
                        .filter(key::made)
                        .map(signature -> ByteBuffer.wrap(signature.bytes()).getLong())
                        .max(Long::compare)
                        .map(Instant::ofEpochSecond)
                : Optional.empty();
    }

    /** The same note with one signature more; in place of an older one of the same key. */
    public Note with(NoteSignature signature) {
        List<NoteSignature> all = new ArrayList<>(signatures);
        all.removeIf(old -> old.keyName().equals(signature.keyName()) && old.keyId() == signature.keyId());
        all.add(signature);
        return new Note(text, all);
    }

    public byte[] bytes() {
        return toString().getBytes(UTF_8);
    }

    /** The note as it is stored and sent. */
    @Override
    public String toString() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature).append('\n'));
        return note.toString();
    }
}
