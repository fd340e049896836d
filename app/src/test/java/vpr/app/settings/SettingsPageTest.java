package vpr.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsPageTest {

    @Test
    void docs_settings_md_is_the_table_of_settings() throws IOException {
        Path generated = Files.createDirectories(Path.of("target")).resolve("settings.md");
        Files.writeString(generated, SettingsPage.markdown());
        assertThat(Path.of("../docs/settings.md"))
                .describedAs("after a change of Setting: cp app/target/settings.md docs/settings.md")
                .hasSameTextualContentAs(generated);
    }
}
