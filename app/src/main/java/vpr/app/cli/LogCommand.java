package vpr.app.cli;

import picocli.CommandLine.Command;

/** {@code vpr log}: the one order of all events. */
@Command(
        name = "log",
        description = "The log: the one order of all events.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = LogRebuildCommand.class)
public final class LogCommand {}
