package vpr.gitstore.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vpr.log.tree.Note;
import vpr.log.tree.NoteKey;
import vpr.log.tree.NoteSigner;

class LogKeyTest {
    private static final String ORIGIN = "example.org/0123";
    private static final String TEXT = "text\n";

    @TempDir
    Path data;

    @BeforeEach
    void keysOfTheService() throws IOException {
        Fixtures.keys(data);
    }

    private NoteSigner signer() throws IOException {
        return LogKey.open(data, Fixtures.password(), Fixtures.at(Fixtures.CREATED))
                .signer(ORIGIN);
    }

    private Path file() {
        return data.resolve(".vpr/keys/log.p12");
    }

    @Test
    void it_is_made_once_and_its_public_key_is_written_beside_it() throws Exception {
        var first = signer();
        var line = Files.readString(LogKey.publicFile(data));
        assertThat(line).isEqualTo(first.key() + "\n");
        var again = signer();
        assertThat(again.key()).isEqualTo(first.key());
        var note = new Note(TEXT, List.of(again.sign(TEXT, Instant.EPOCH)));
        assertThat(note.isSignedBy(NoteKey.parse(line))).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void another_origin_is_another_name_for_the_same_key() throws Exception {
        var first = signer();
        var key = LogKey.open(data, Fixtures.password(), Fixtures.at(Fixtures.CREATED));
        var other = key.signer(ORIGIN + "/epoch-0002");
        assertThat(other.key().name()).isEqualTo(ORIGIN + "/epoch-0002");
        assertThat(other.key()).isNotEqualTo(first.key());
        assertThat(Files.readString(LogKey.publicFile(data))).isEqualTo(other.key() + "\n");
    }

    @Test
    void a_key_that_was_there_once_is_not_made_anew() throws Exception {
        signer();
        Files.delete(file());
        assertThatThrownBy(this::signer)
                .isInstanceOf(ServiceKeysException.Missing.class)
                .hasMessageContaining("log.p12");
        Files.delete(LogKey.publicFile(data));
        Files.createDirectories(data.resolve(".vpr/log"));
        Files.writeString(data.resolve(".vpr/log/checkpoint"), "");
        assertThatThrownBy(this::signer).isInstanceOf(ServiceKeysException.Missing.class);
    }

    @Test
    void another_password_and_a_damaged_file_are_refused() throws Exception {
        signer();
        assertThatThrownBy(() ->
                        LogKey.open(data, KeyStorePassword.chosen("another password"), Fixtures.at(Fixtures.CREATED)))
                .isInstanceOf(ServiceKeysException.WrongPassword.class);
        Files.write(file(), new byte[] {1, 2, 3});
        assertThatThrownBy(this::signer).isInstanceOf(ServiceKeysException.Damaged.class);
    }
}
