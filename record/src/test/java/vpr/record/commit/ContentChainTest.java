package vpr.record.commit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import vpr.record.InvalidException;

class ContentChainTest {
    private static final FileChanges CHANGES = FileChanges.put(new RecordPath("b.yaml"), "two\n".getBytes(UTF_8))
            .and(FileChanges.put(new RecordPath("a/x.md"), "one\n".getBytes(UTF_8)))
            .and(FileChanges.remove(new RecordPath("a.yaml")));

    /** {@code printf 'one\n' | sha256sum} and {@code printf 'two\n' | sha256sum}. */
    private static final String ONE = "2c8b08da5ce60398e1f19af0e5dccc744df274b826abe585eaba68c525434806";

    private static final String TWO = "27dd8ed44a83ff94d557f9fd0412ed5a8cbca69ea04922d88c01184a07300a5a";

    @Test
    void the_value_is_the_hash_of_the_parents_value_and_of_lines_as_sha256sum_prints_them() {
        String first = ContentChain.next(null, CHANGES);

        assertThat(first)
                .isEqualTo(hash("0".repeat(64) + "\nremoved  a.yaml\n" + ONE + "  a/x.md\n" + TWO + "  b.yaml\n"))
                .isEqualTo("8f66198fb2edcdbb0b6a27c25e63b7ca9f2db81ef8bbbcf16eca290c14b86566");
        assertThat(ContentChain.next(first, FileChanges.put(new RecordPath("b.yaml"), "one\n".getBytes(UTF_8))))
                .isEqualTo(hash(first + "\n" + ONE + "  b.yaml\n"));
    }

    @Test
    void a_verifier_needs_the_hashes_alone() {
        var hashes = new TreeMap<RecordPath, Optional<String>>();
        hashes.put(new RecordPath("b.yaml"), Optional.of(TWO));
        hashes.put(new RecordPath("a.yaml"), Optional.empty());
        hashes.put(new RecordPath("a/x.md"), Optional.of(ONE));

        assertThat(ContentChain.ofHashes(null, hashes)).isEqualTo(ContentChain.next(null, CHANGES));
    }

    @Test
    void what_is_no_hash_is_refused() {
        assertThatThrownBy(() -> ContentChain.next("removed", CHANGES)).isInstanceOf(InvalidException.class);
        var hashes = new TreeMap<RecordPath, Optional<String>>();
        hashes.put(new RecordPath("a"), Optional.of("removed"));
        assertThatThrownBy(() -> ContentChain.ofHashes(null, hashes)).isInstanceOf(InvalidException.class);
    }

    private static String hash(String lines) {
        return ContentChain.sha256(lines.getBytes(US_ASCII));
    }
}
