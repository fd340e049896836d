package vpr.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import vpr.app.cli.CaCommand;
import vpr.app.cli.CertCommand;
import vpr.app.cli.Failures;
import vpr.app.cli.ForeignCommand;
import vpr.app.cli.ReplayCommand;
import vpr.app.cli.RunCommand;
import vpr.app.cli.VerifyCommand;

/** The executable. */
@Command(
        name = "vpr",
        description = "The Versioned Patient Repository.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Settings are environment variables: docs/settings.md."},
        subcommands = {
            RunCommand.class,
            VerifyCommand.class,
            ReplayCommand.class,
            CaCommand.class,
            CertCommand.class,
            ForeignCommand.class,
            HelpCommand.class
        })
public final class Vpr {
    private Vpr() {}

    public static void main(String[] args) {
        var line = new CommandLine(new Vpr()).setExecutionExceptionHandler(new Failures());
        System.exit(line.execute(args));
    }
}
