package vpr.app.client.patient;

import picocli.CommandLine.Command;

/** {@code vpr patient}. */
@Command(
        name = "patient",
        description = "Create, find, read and change patients.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            CreateCommand.class,
            ChangeCommand.class,
            ListCommand.class,
            SearchCommand.class,
            ShowCommand.class,
            VersionsCommand.class,
            DiffCommand.class
        },
        footer = {
            "",
            "Where VPR is: VPR_URL. The key: VPR_API_KEY_FILE. More: docs/commands.md.",
            "",
            "  vpr patient create patient.json",
            "  vpr patient search",
            "  vpr patient create --help"
        })
public final class PatientCommand {}
