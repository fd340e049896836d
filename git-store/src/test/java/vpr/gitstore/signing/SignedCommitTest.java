package vpr.gitstore.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vpr.gitstore.signing.Fixtures.COMMIT;
import static vpr.gitstore.signing.Fixtures.ascii;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import vpr.record.InvalidException;

class SignedCommitTest {
    @Property
    void what_is_joined_comes_apart_again(@ForAll("commits") byte[] commit, @ForAll("signatures") byte[] signature) {
        var parsed = SignedCommit.parse(SignedCommit.join(commit, signature));
        assertThat(parsed.payload()).isEqualTo(commit);
        assertThat(parsed.signature()).get().isEqualTo(signature);
    }

    @Test
    void the_signature_stands_last_among_the_headers_and_its_lines_are_indented() {
        var raw = SignedCommit.join(ascii("tree t\nauthor a\n\ngpgsig in the text\n"), ascii("first\n\nthird\n"));
        assertThat(new String(raw, StandardCharsets.US_ASCII))
                .isEqualTo("tree t\nauthor a\ngpgsig first\n \n third\n\ngpgsig in the text\n");
    }

    @Test
    void a_signature_among_other_headers_is_found() {
        var parsed = SignedCommit.parse(ascii("tree t\ngpgsig one\n two\nencoding latin1\n\ntext"));
        assertThat(parsed.payload()).isEqualTo(ascii("tree t\nencoding latin1\n\ntext"));
        assertThat(parsed.signature()).get().isEqualTo(ascii("one\ntwo\n"));
    }

    @Test
    void a_signature_inside_a_merged_tag_is_not_the_commits() {
        var raw = ascii("tree t\nmergetag object o\n gpgsig not this\n\ntext");
        assertThat(SignedCommit.parse(raw).payload()).isEqualTo(raw);
        assertThat(SignedCommit.parse(raw).signature()).isEmpty();
    }

    @Test
    void two_signatures_are_refused() {
        assertInvalid("commit", () -> SignedCommit.parse(ascii("tree t\ngpgsig a\ngpgsig b\n\ntext")));
        assertInvalid("commit", () -> SignedCommit.join(SignedCommit.join(COMMIT, ascii("a\n")), ascii("b\n")));
    }

    @Test
    void what_has_no_empty_line_after_its_headers_is_no_commit() {
        assertInvalid("commit", () -> SignedCommit.parse(ascii("tree t\ngpgsig a\n b")));
        assertInvalid("commit", () -> SignedCommit.parse(new byte[0]));
    }

    @Test
    void a_signature_ends_with_a_line_feed() {
        assertInvalid("signature", () -> SignedCommit.join(COMMIT, ascii("a")));
        assertInvalid("signature", () -> SignedCommit.join(COMMIT, new byte[0]));
    }

    @Provide
    Arbitrary<byte[]> commits() {
        var header =
                Arbitraries.of("tree t\n", "author a b\n", "mergetag x\n gpgsig y\n z\n", "x \n", "gpgsignature\n");
        var headers = header.list().ofMinSize(1).ofMaxSize(6).map(lines -> String.join("", lines));
        var text = Arbitraries.strings().withChars("a gpsi\n\r\0").ofMaxLength(40);
        return headers.flatMap(head -> text.map(body -> ascii(head + "\n" + body)));
    }

    @Provide
    Arbitrary<byte[]> signatures() {
        return Arbitraries.strings().withChars("A= \n\r-").ofMaxLength(200).map(text -> ascii(text + "\n"));
    }

    private static void assertInvalid(String field, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(InvalidException.class).hasMessageStartingWith(field + ": ");
    }
}
