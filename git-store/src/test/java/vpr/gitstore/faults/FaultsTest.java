package vpr.gitstore.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The long fault tests' own tools, and one short round of theirs. */
class FaultsTest {
    private static final List<String> KNOWN = List.of("kill", "power");

    @TempDir
    Path folder;

    @Test
    void the_command_line_names_what_it_does_not_know() {
        FaultOptions options = FaultOptions.parse(new String[] {"--resume", "power", "--rounds", "7"}, KNOWN);
        assertThat(options.wants("power")).isTrue();
        assertThat(options.wants("kill")).isFalse();
        assertThat(options.rounds()).contains(7);
        assertThat(options.resume()).isTrue();
        assertThatThrownBy(() -> FaultOptions.parse(new String[] {"flood"}, KNOWN))
                .hasMessageStartingWith("flood: must be one of kill");
        assertThatThrownBy(() -> FaultOptions.parse(new String[] {"--rounds", "0"}, KNOWN))
                .hasMessageStartingWith("--rounds:");
        assertThatThrownBy(() -> FaultOptions.parse(new String[] {"--rounds"}, KNOWN))
                .hasMessageStartingWith("--rounds:");
    }

    @Test
    void a_process_is_killed_at_the_call_that_was_named() throws Exception {
        assumeThat(Commands.missing("strace")).as("strace, which kills").isEmpty();
        List<String> command = new ArrayList<>(RecoveryCrashes.killedAt("mkdir", 2));
        command.addAll(List.of("sh", "-c", "exec mkdir one two three"));
        Process process = new ProcessBuilder(command).directory(folder.toFile()).start();
        assertThat(process.waitFor()).isNotZero();
        assertThat(folder.resolve("one")).exists();
        assertThat(folder.resolve("two")).doesNotExist();
    }

    @Test
    void a_tally_goes_on_where_it_was_saved_and_keeps_what_was_found() throws IOException {
        var tally = new Tally(folder);
        tally.add("rounds", 3);
        tally.atLeast("longest start (ms)", 40);
        tally.atLeast("longest start (ms)", 20);
        tally.find("lost", 3, "a position");
        tally.save();

        var again = new Tally(folder);
        assertThat(again.rounds()).isEqualTo(3);
        assertThat(again.get("longest start (ms)")).isEqualTo(40);
        assertThat(again.clean()).isFalse();
        assertThat(folder.resolve("findings")).hasContent("round 3, lost: a position\n");
    }

    @Test
    void an_acknowledged_event_that_is_gone_is_found_and_so_is_nothing_else() throws Exception {
        var tally = new Tally(folder);
        var victim = new Victim(folder, folder.resolve("data"));
        var round = new Round(folder, 1, false, new Random(1), tally);
        try (Child child = victim.start("records=3", "callers=2")) {
            assertThat(child.awaitOpen()).isTrue();
            child.awaitAcknowledged(20, 60_000);
            child.kill();
            victim.remember(child);
        }
        Settled.recover(victim, round);
        victim.verify(round);
        assertThat(victim.acknowledged()).isGreaterThanOrEqualTo(20);
        assertThat(tally.clean()).isTrue();

        String line = Files.readAllLines(folder.resolve("acknowledged")).getFirst();
        Files.writeString(folder.resolve("acknowledged"), line.replaceFirst("-\\d{15}", "-000000000900000") + "\n");
        new Victim(folder, victim.data()).check(round);
        assertThat(tally.get("lost")).isEqualTo(1);
    }
}
