package vpr.app.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vpr.app.client.UsageException;
import vpr.app.server.StartException;
import vpr.app.settings.Settings;
import vpr.gitstore.signing.LogKey;
import vpr.log.Leaves;
import vpr.log.tree.CheckpointFiles;
import vpr.log.tree.HttpTiles;
import vpr.log.tree.InvalidProofException;
import vpr.log.tree.LogTree;
import vpr.log.tree.MerkleProof;
import vpr.log.tree.Note;
import vpr.log.tree.NoteKey;
import vpr.log.tree.TlogProof;
import vpr.log.tree.TreeCheckpoint;
import vpr.log.tree.TreeHead;
import vpr.log.witness.WitnessAddress;

/** {@code vpr log consistency}: at the data directory, or from outside by the log's URL and key alone. */
@Command(
        name = "consistency",
        description = {
            "Check that the log still begins with everything that an old checkpoint says, in the same order.",
            "Exits with 1 when it does not: then something was taken away or changed, and OLD is the proof."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example, without access to the data:",
            "  vpr log consistency old.checkpoint --url https://vpr.example.org/log --key hospital.vkey"
        })
final class ConsistencyCommand implements Callable<Integer> {
    private static final int LARGEST = 1 << 20;

    @Parameters(index = "0", paramLabel = "OLD", description = "a checkpoint that was kept, or a proof that has one")
    private Path old = Path.of("");

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NEW",
            description = "a later one; the log's latest if absent")
    private @Nullable Path newer;

    @Option(names = "--key", paramLabel = "KEY", description = "the log's key, or a file with it; needed with --url")
    private @Nullable String key;

    @Option(names = "--url", paramLabel = "URL", description = "where the log is served; the data directory if absent")
    private @Nullable String url;

    @Override
    public Integer call() throws IOException {
        InputFile.require("OLD", old);
        if (newer != null) {
            InputFile.require("NEW", newer);
        }
        try {
            System.out.println(url == null ? atTheData() : fromOutside(url));
            return 0;
        } catch (InvalidProofException e) {
            System.err.println("NOT CONSISTENT: " + e.getMessage());
            return 1;
        }
    }

    private String atTheData() throws IOException, InvalidProofException {
        var data = Settings.fromEnvironment().data();
        var vpr = data.resolve(".vpr");
        var leaves = Leaves.open(vpr).entries();
        var log = LogKeys.read("--key", key == null ? LogKey.publicFile(data).toString() : key);
        var latest = newer == null
                ? CheckpointFiles.of(vpr, leaves)
                        .latest()
                        .orElseThrow(() -> new StartException("VPR_DATA: no checkpoint has been signed yet"))
                : read(newer);
        return check(LogTree.of(vpr, leaves), log, latest);
    }

    private String fromOutside(String prefix) throws IOException, InvalidProofException {
        if (key == null) {
            throw new UsageException("--key: is needed with --url");
        }
        try (var tiles = new HttpTiles(url(prefix))) {
            var latest = newer == null ? tiles.checkpoint() : read(newer);
            return check(LogTree.of(tiles), LogKeys.read("--key", key), latest);
        }
    }

    private static URI url(String text) {
        try {
            return WitnessAddress.url(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--url: " + e.getMessage());
        }
    }

    private String check(LogTree tree, NoteKey log, Note latest) throws IOException, InvalidProofException {
        var from = TreeCheckpoint.verified(read(old), log).head();
        var to = TreeCheckpoint.verified(latest, log).head();
        if (from.size() > to.size()) {
            throw new InvalidProofException(
                    "the log has " + to.size() + " entries and had " + from.size() + ": it was cut");
        }
        if (!MerkleProof.verifyConsistency(from, to, tree.consistency(from.size(), to.size()))) {
            throw new InvalidProofException(whichIsWrong(tree, from, to));
        }
        return "The log's " + to.size() + " entries begin with the " + from.size() + " of the old checkpoint.";
    }

    private static String whichIsWrong(LogTree tree, TreeHead from, TreeHead to) throws IOException {
        return tree.head(to.size()).equals(to) && !tree.head(from.size()).equals(from)
                ? "the first " + from.size() + " entries are not the ones of the old checkpoint: history was changed"
                : "the log's hashes do not lead from one checkpoint to the other";
    }

    private static Note read(Path file) throws IOException, InvalidProofException {
        if (Files.size(file) > LARGEST) {
            throw new InvalidProofException(file + ": is too large");
        }
        var bytes = Files.readAllBytes(file);
        try {
            return new String(bytes, StandardCharsets.ISO_8859_1).startsWith("c2sp.org/tlog-proof@")
                    ? TlogProof.parse(bytes).checkpoint()
                    : Note.parse(bytes);
        } catch (IllegalArgumentException e) {
            throw new InvalidProofException(file + ": " + e.getMessage());
        }
    }
}
