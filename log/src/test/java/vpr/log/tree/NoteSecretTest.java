package vpr.log.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoteSecretTest {
    private static final String PETER =
            "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";

    @Test
    void the_published_private_key_has_the_published_public_one() {
        assertThat(NoteSecret.parse(PETER).key()).isEqualTo(Keys.PETER);
    }

    @Test
    void a_new_key_signs_after_it_was_written_and_read() {
        String secret = NoteSecret.generate("witness.example/1", NoteKey.Type.COSIGNATURE);
        NoteSigner signer = NoteSecret.parse(secret);
        Note note = new Note("text\n", List.of(signer.sign("text\n", Instant.EPOCH)));
        assertThat(note.cosignedAt(NoteKey.parse(signer.key().toString()))).contains(Instant.EPOCH);
        assertThat(NoteSecret.generate("witness.example/1", NoteKey.Type.COSIGNATURE))
                .isNotEqualTo(secret);
    }

    @Test
    void what_is_no_key_is_refused_without_being_repeated() {
        for (String bad : List.of(
                "",
                PETER.replace("c74f20a3", "c74f20a4"),
                PETER.replace("PRIVATE", "PUBLIC"),
                PETER.substring(0, PETER.length() - 4))) {
            assertThatThrownBy(() -> NoteSecret.parse(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("AYEK");
        }
    }
}
