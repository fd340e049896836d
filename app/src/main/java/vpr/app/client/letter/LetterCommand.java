package vpr.app.client.letter;

import picocli.CommandLine.Command;

/** {@code vpr letter}. */
@Command(
        name = "letter",
        description = "Write, edit, read and compare letters.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            AddCommand.class,
            EditCommand.class,
            ListCommand.class,
            ShowCommand.class,
            VersionsCommand.class,
            DiffCommand.class
        },
        footer = {
            "",
            "Where VPR is: VPR_URL. The key: VPR_API_KEY_FILE. More: docs/commands.md.",
            "",
            "  vpr letter add $PATIENT --name \"Respiratory clinic\" letter.md",
            "  vpr letter list $PATIENT",
            "  vpr letter add --help"
        })
public final class LetterCommand {}
