package vpr.gitstore;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.Test;

class OwnConfigurationTest {
    /** JGit asks the user's configuration, once in a process; where it says nothing, JGit measures for 3 s. */
    @Test
    void how_exact_times_of_files_are_is_said_where_jgit_asks() throws Exception {
        OwnConfiguration.use();
        var asked = SystemReader.getInstance().getUserConfig();
        assertThat(asked.getTimeUnit("filesystem", "any", "timestampResolution", -1, MILLISECONDS))
                .isEqualTo(10);
        assertThat(asked.getTimeUnit("filesystem", "any", "minRacyThreshold", -1, MILLISECONDS))
                .isEqualTo(20);
    }

    @Test
    void nothing_of_the_machines_or_the_users_configuration_is_seen() throws Exception {
        OwnConfiguration.use();
        var reader = SystemReader.getInstance();
        assertThat(reader.getUserConfig().getSections()).isEmpty();
        assertThat(reader.getUserConfig().getString("user", null, "name")).isNull();
        assertThat(reader.getSystemConfig().getSections()).isEmpty();
    }
}
