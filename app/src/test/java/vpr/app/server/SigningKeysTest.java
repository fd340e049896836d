package vpr.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vpr.app.settings.Settings;

/** How often a password was hashed stands in the PKCS#12 file (RFC 7292, MacData; RFC 8018, PBKDF2-params). */
class SigningKeysTest {
    private static final byte[] OFTEN = {2, 3, 0x04, (byte) 0x93, (byte) 0xe0}; // the DER of 300,000
    private static final byte[] SELDOM = {2, 2, 0x08, 0x00}; // the DER of 2,048

    @TempDir
    private Path directory;

    @Test
    void what_a_first_run_draws_is_hashed_seldom() throws IOException {
        assertThat(keyStore(Map.of())).containsSequence(SELDOM);
    }

    @Test
    void a_password_that_settings_name_is_hashed_often_whatever_it_looks_like() throws IOException {
        var file = secret(directory.resolve("password"), "ab".repeat(32));

        assertThat(keyStore(Map.of("VPR_KEYSTORE_PASSWORD_FILE", file.toString())))
                .containsSequence(OFTEN);
    }

    @Test
    void a_text_that_somebody_put_where_a_first_run_draws_is_hashed_often() throws IOException {
        Files.createDirectory(directory.resolve("run"));
        secret(directory.resolve("run/keystore.password"), "correct horse battery");

        assertThat(keyStore(Map.of())).containsSequence(OFTEN);
    }

    private static Path secret(Path file, String text) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, text + "\n");
    }

    private byte[] keyStore(Map<String, String> settings) throws IOException {
        var all = new HashMap<>(settings);
        all.put("VPR_DATA", directory.resolve("data").toString());
        all.put("VPR_RUN_DIR", directory.resolve("run").toString());
        SigningKeys.open(Settings.from(all), Clock.systemUTC());
        return Files.readAllBytes(directory.resolve("data/.vpr/keys/service.p12"));
    }
}
