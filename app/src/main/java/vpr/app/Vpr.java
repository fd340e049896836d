package vpr.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import vpr.app.cli.CaCommand;
import vpr.app.cli.CertCommand;
import vpr.app.cli.Failures;
import vpr.app.cli.ForeignCommand;
import vpr.app.cli.LogCommand;
import vpr.app.cli.ReplayCommand;
import vpr.app.cli.RunCommand;
import vpr.app.cli.VerifyCommand;
import vpr.app.cli.WitnessCommand;
import vpr.app.client.letter.LetterCommand;
import vpr.app.client.organisation.KeyCommand;
import vpr.app.client.patient.PatientCommand;
import vpr.app.signing.SignCommand;

/** The executable. */
@Command(
        name = "vpr",
        description = "The Versioned Patient Repository.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "More about one of them: vpr COMMAND --help. Settings are environment variables: docs/settings.md."
        },
        subcommands = {
            RunCommand.class,
            VerifyCommand.class,
            ReplayCommand.class,
            CaCommand.class,
            CertCommand.class,
            ForeignCommand.class,
            LogCommand.class,
            WitnessCommand.class,
            PatientCommand.class,
            LetterCommand.class,
            KeyCommand.class,
            SignCommand.class,
            HelpCommand.class
        })
public final class Vpr {
    private Vpr() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Vpr()).setExecutionExceptionHandler(new Failures());
    }
}
