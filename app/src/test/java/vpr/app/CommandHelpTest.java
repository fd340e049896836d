package vpr.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** What {@code --help} says of the commands of people. */
class CommandHelpTest {
    private static final int TERMINAL = 80;

    static Stream<CommandLine> commandsOfPeople() {
        var groups = Vpr.commandLine().getSubcommands();
        return Stream.of("patient", "letter", "key", "sign")
                .map(groups::get)
                .flatMap(group -> Stream.concat(Stream.of(group), group.getSubcommands().values().stream()));
    }

    @ParameterizedTest
    @MethodSource("commandsOfPeople")
    void it_has_an_example_and_fits_a_terminal(CommandLine command) {
        var help = command.getUsageMessage(Ansi.OFF);
        var name = command.getCommandSpec().qualifiedName(" ");

        assertThat(help.lines().filter(line -> line.startsWith("  " + name))).isNotEmpty();
        assertThat(help.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(TERMINAL));
        assertThat(examples(command)).allSatisfy(line -> assertThat(help).contains(line + "\n"));
    }

    // Examples that do not fit are broken, and cannot be copied.
    private static List<String> examples(CommandLine command) {
        return List.of(command.getCommandSpec().usageMessage().footer());
    }

    @ParameterizedTest
    @MethodSource("commandsOfPeople")
    void nothing_of_a_patient_is_an_option(CommandLine command) {
        if (command.getCommandSpec().qualifiedName(" ").startsWith("vpr patient")) {
            assertThat(command.getCommandSpec().optionsMap().keySet())
                    .doesNotContain("--name", "--birth-date", "--identifier", "--address");
        }
    }
}
