package vpr.app.client.organisation;

import picocli.CommandLine.Command;

/** {@code vpr key}. */
@Command(
        name = "key",
        description = "Give out API keys, list, renew and withdraw them. It needs an administrator's key.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {CreateCommand.class, ListCommand.class, RevokeCommand.class, RotateCommand.class},
        footer = {
            "",
            "Where VPR is: VPR_URL. The key: VPR_API_KEY_FILE. More: docs/commands.md.",
            "",
            "  vpr key create --name Smith --role clinician --author \"Dr Smith\" --to my.key",
            "  vpr key list",
            "  vpr key create --help"
        })
public final class KeyCommand {}
