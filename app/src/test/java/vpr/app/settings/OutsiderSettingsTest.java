package vpr.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vpr.log.tree.NoteKey;
import vpr.log.tree.NoteSecret;

class OutsiderSettingsTest {
    @TempDir
    private Path directory;

    private final List<WrongSetting> wrong = new ArrayList<>();

    private Outsiders read(Map<String, String> environment) {
        return new OutsiderSettings(environment, wrong).read();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    @Test
    void nobody_is_asked_unless_somebody_is_named() {
        Outsiders none = read(Map.of());
        assertThat(none.witnesses()).isEmpty();
        assertThat(none.timestamps()).isNull();
        assertThat(wrong).isEmpty();
    }

    @Test
    void witnesses_and_an_authority_are_read() throws IOException {
        NoteKey key = NoteSecret.parse(NoteSecret.generate("witness.example/1", NoteKey.Type.COSIGNATURE))
                .key();
        String authorities = file("ca.pem", "");
        Outsiders outsiders = read(Map.of(
                "VPR_LOG_WITNESSES",
                file("witnesses", "# ours\n" + key + " https://witness.example/\n"),
                "VPR_TIMESTAMP_URL",
                "https://time.example/tsa",
                "VPR_TIMESTAMP_CA_FILE",
                authorities));
        assertThat(wrong).isEmpty();
        assertThat(outsiders.witnesses()).hasSize(1);
        assertThat(outsiders.witnesses().getFirst().key()).isEqualTo(key);
        assertThat(outsiders.timestamps())
                .isEqualTo(new Outsiders.Timestamps(URI.create("https://time.example/tsa"), Path.of(authorities)));
    }

    @Test
    void a_list_of_witnesses_is_judged_by_its_lines() throws IOException {
        read(Map.of("VPR_LOG_WITNESSES", file("witnesses", "no key\n")));
        assertThat(wrong).hasSize(1);
        assertThat(wrong.getFirst().variable()).isEqualTo("VPR_LOG_WITNESSES");
        assertThat(wrong.getFirst().rule()).startsWith("line 1: ");
    }

    @Test
    void an_authority_needs_its_url_and_its_certificates() throws IOException {
        read(Map.of("VPR_TIMESTAMP_URL", "https://time.example/"));
        read(Map.of("VPR_TIMESTAMP_CA_FILE", file("ca.pem", "")));
        read(Map.of("VPR_TIMESTAMP_URL", "time.example", "VPR_TIMESTAMP_CA_FILE", file("ca.pem", "")));
        assertThat(wrong)
                .extracting(WrongSetting::variable)
                .containsExactly("VPR_TIMESTAMP_CA_FILE", "VPR_TIMESTAMP_URL", "VPR_TIMESTAMP_URL");
    }
}
