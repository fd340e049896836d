package vpr.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import picocli.CommandLine.Command;
import vpr.app.server.StartException;
import vpr.app.settings.Settings;
import vpr.gitstore.signing.LogKey;

/** {@code vpr log}: the transparency log, for its owner and for whoever checks it. */
@Command(
        name = "log",
        description = "Prove what stands in the log, and check such proofs.",
        mixinStandardHelpOptions = true,
        subcommands = {ProveCommand.class, CheckCommand.class, ConsistencyCommand.class, LogRebuildCommand.class},
        footer = {
            "",
            "Examples:",
            "  vpr log key > hospital.vkey",
            "  vpr log prove 8c2f0d4b6a1e3c5d7f9b0a2c4e6f8091a3b5c7d9 --out letter.tlog-proof",
            "  vpr log check letter.tlog-proof --key hospital.vkey"
        })
public final class LogCommand {
    @Command(
            name = "key",
            mixinStandardHelpOptions = true,
            description = "Print the key that this log's checkpoints are checked with. Give it to whoever checks.")
    int key() throws IOException {
        var file = LogKey.publicFile(Settings.fromEnvironment().data());
        if (!Files.exists(file)) {
            throw new StartException("VPR_DATA: there is no key of a log in " + file + " yet. Start VPR once.");
        }
        System.out.print(Files.readString(file));
        return 0;
    }
}
