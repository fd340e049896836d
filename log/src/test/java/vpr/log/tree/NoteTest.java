package vpr.log.tree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_679_315_147);

    // golang.org/x/mod/sumdb/note, documentation and tests
    private static final String TEXT = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.
            """;
    private static final String PETER =
            "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=";
    private static final String ENOCH =
            "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=";
    private static final NoteKey ENOCH_KEY =
            NoteKey.parse("EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop");

    // c2sp.org/signed-note
    private static final NoteKey EXAMPLE_KEY =
            NoteKey.parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
    private static final String EXAMPLE = """
            This is an example message.

            — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
            """;

    // Signed by openssl with the same key.
    private static final String CHECKPOINT =
            "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
    private static final String COSIGNATURE =
            "— witness.example.com/w1 1GorGwAAAABkGFDLJeR//pqzhnEKVvEm2wWbh2RJ6oru5+cUUfm5X9NnlaGr8aSH9QE5RVZD4QGlxl2F5UpVIIi94p178KLfqPPsAA==";

    @Test
    void the_published_notes_verify_and_are_written_as_they_were_read() {
        Note note = Note.parse(EXAMPLE.getBytes(UTF_8));
        assertThat(note.isSignedBy(EXAMPLE_KEY)).isTrue();
        assertThat(note).hasToString(EXAMPLE);
        Note two = Note.parse(TEXT + "\n" + PETER + "\n" + ENOCH + "\n");
        assertThat(two.isSignedBy(Keys.PETER)).isTrue();
        assertThat(two.isSignedBy(ENOCH_KEY)).isTrue();
        assertThat(two.isSignedBy(EXAMPLE_KEY)).isFalse();
        assertThat(two.text()).isEqualTo(TEXT);
    }

    @Test
    void the_published_key_makes_the_published_signature() {
        NoteSigner signer = Keys.signer(Keys.PETER);
        assertThat(new Note(TEXT, List.of(signer.sign(TEXT, NOW)))).hasToString(TEXT + "\n" + PETER + "\n");
    }

    @Test
    void a_cosignature_is_the_one_that_openssl_made() {
        NoteSignature cosignature = Keys.signer(Keys.COSIGNER).sign(CHECKPOINT, NOW);
        assertThat(cosignature).hasToString(COSIGNATURE);
        Note note = new Note(CHECKPOINT, List.of(cosignature));
        assertThat(note.cosignedAt(Keys.COSIGNER)).contains(NOW);
        assertThat(note.isSignedBy(Keys.PETER)).isFalse();
    }

    @Test
    void keys_are_written_as_they_were_read() {
        for (NoteKey key : List.of(Keys.PETER, Keys.COSIGNER, ENOCH_KEY, EXAMPLE_KEY)) {
            assertThat(NoteKey.parse(key.toString())).isEqualTo(key);
        }
    }

    @Property(tries = 200)
    void a_note_in_which_a_bit_is_changed_is_refused_or_not_signed(@ForAll @IntRange(max = 10_000) int where) {
        byte[] bytes = EXAMPLE.getBytes(UTF_8);
        bytes[where / 8 % bytes.length] ^= (byte) (1 << (where % 8));
        boolean signed;
        try {
            signed = Note.parse(bytes).isSignedBy(EXAMPLE_KEY);
        } catch (IllegalArgumentException e) {
            signed = false;
        }
        assertThat(signed).isFalse();
    }

    @Test
    void one_bad_signature_under_a_known_name_spoils_the_good_one() {
        String bad = PETER.replace("x08go/ZJ", "x08go/ZK");
        assertThat(Note.parse(TEXT + "\n" + PETER + "\n" + bad + "\n").isSignedBy(Keys.PETER))
                .isFalse();
    }

    @Test
    void a_newer_signature_of_a_key_takes_the_place_of_the_older_one() {
        NoteSigner witness = Keys.signer(Keys.COSIGNER);
        Note note = Note.parse(EXAMPLE);
        Note once = note.with(witness.sign(note.text(), NOW));
        Note twice = once.with(witness.sign(note.text(), NOW.plusSeconds(9)));
        assertThat(twice.signatures()).hasSize(2);
        assertThat(twice.cosignedAt(Keys.COSIGNER)).contains(NOW.plusSeconds(9));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text\n",
                "text\n\n",
                "text\n\n— a b\n",
                "text\n\n— a AAAAAAA=",
                "text\n\n- a AAAAAAA=\n",
                "te\txt\n\n— a AAAAAAA=\n",
                "text\n\n— a+b AAAAAAA=\n",
                "text\n\n— a AAAAAA==\n",
                "text\n\n— a AAAAAAA=\n\n"
            })
    void what_is_no_note_is_refused(String note) {
        assertThatThrownBy(() -> Note.parse(note)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "PeterNeumann",
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+AhpC",
                "PeterNeumann+c74f20a3+",
                "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
            })
    void what_is_no_key_is_refused(String key) {
        assertThatThrownBy(() -> NoteKey.parse(key)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "o\n07\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                "o\n7\n",
                "o\n7\nAAAA\n",
                "o\n7\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\next\n",
                "o\n7\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=",
                "o\n0\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                "\n7\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
            })
    void what_is_no_checkpoint_is_refused(String text) {
        assertThatThrownBy(() -> TreeCheckpoint.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_checkpoint_is_written_as_it_was_read_and_extension_lines_are_borne() {
        TreeCheckpoint checkpoint = TreeCheckpoint.parse(CHECKPOINT);
        assertThat(checkpoint.text()).isEqualTo(CHECKPOINT);
        assertThat(TreeCheckpoint.parse(CHECKPOINT + "more\n")).isEqualTo(checkpoint);
    }
}
