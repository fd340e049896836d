package vpr.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vpr.app.client.UsageException;
import vpr.app.settings.Settings;
import vpr.log.Leaf;
import vpr.log.tree.LeafProof;
import vpr.log.tree.LeafProver;

/** {@code vpr log prove}: reads the data directory, beside a running server too; needs no secret. */
@Command(
        name = "prove",
        description = {
            "Prove that a commit stands in the log: its leaf, its place, and the log's signed checkpoint, in one file that",
            "anybody can check with the log's key alone. The leaf names record and time; it has no content."
        },
        mixinStandardHelpOptions = true)
final class ProveCommand implements Callable<Integer> {
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    /** A server signs within a second; twice that, for a busy machine. */
    private static final Duration LONGEST = Duration.ofSeconds(3);

    @Parameters(paramLabel = "COMMIT", description = "40 hexadecimal digits, as answers of the server have it")
    private String commit = "";

    @Option(names = "--out", paramLabel = "FILE", description = "where the proof goes; it is printed if absent")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        if (!COMMIT.matcher(commit).matches()) {
            throw new UsageException("COMMIT: must be 40 lower-case hexadecimal digits");
        }
        var prover = LeafProver.open(Settings.fromEnvironment().data().resolve(".vpr"));
        var leaf = prover.find(commit).orElse(null);
        if (leaf == null) {
            System.err.println("The log has no such commit.");
            return 1;
        }
        var proof = awaitProof(prover, leaf);
        if (proof == null) {
            System.err.println("No signed checkpoint has this commit yet. Start the server, which signs one.");
            return 1;
        }
        if (out == null) {
            System.out.print(proof.proof());
        } else {
            Files.writeString(out, proof.proof().toString());
        }
        return 0;
    }

    private static @Nullable LeafProof awaitProof(LeafProver prover, Leaf leaf) throws IOException {
        var end = System.nanoTime() + LONGEST.toNanos();
        var proof = prover.prove(leaf);
        while (proof.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(100_000_000);
            proof = prover.prove(leaf);
        }
        return proof.orElse(null);
    }
}
