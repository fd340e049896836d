package vpr.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientSettingsTest {
    @Test
    void without_anything_it_is_this_machine_and_no_key() {
        var settings = ClientSettings.from(Map.of("PATH", "/bin"));

        assertThat(settings.url()).isEqualTo(URI.create("http://127.0.0.1:8080"));
        assertThat(settings.key()).isNull();
    }

    @Test
    void a_url_may_have_a_path_and_ends_without_a_slash() {
        assertThat(ClientSettings.from(Map.of("VPR_URL", "https://vpr.example/api/"))
                        .url())
                .isEqualTo(URI.create("https://vpr.example/api"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "vpr.example", "ftp://vpr.example", "http://a:b@vpr.example", "http://x?k=v", "http:// x"})
    void another_url_is_refused(String url) {
        assertThatThrownBy(() -> ClientSettings.from(Map.of("VPR_URL", url)))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("VPR_URL");
    }

    @Test
    void all_that_is_wrong_is_named_at_once_and_no_key_is_repeated() {
        assertThatThrownBy(() -> ClientSettings.from(
                        Map.of("VPR_API_KEY", "vpr_marker", "VPR_API_KEY_FILE", "x.key", "VPR_ULR", "http://x")))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("VPR_API_KEY: must not be set together with VPR_API_KEY_FILE")
                .hasMessageContaining("Did you mean VPR_URL?")
                .hasMessageNotContaining("marker");
    }

    @Test
    void a_server_is_not_stopped_by_what_its_commands_read() {
        assertThat(UnknownVariables.in(java.util.List.of("VPR_URL", "VPR_API_KEY", "VPR_API_KEY_FILE")))
                .isEmpty();
    }
}
