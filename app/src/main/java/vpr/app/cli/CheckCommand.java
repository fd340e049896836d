package vpr.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vpr.app.client.UsageException;
import vpr.gitstore.signing.InvalidTimeStampException;
import vpr.gitstore.signing.TimeStamps;
import vpr.log.tree.InvalidProofException;
import vpr.log.tree.LeafProof;
import vpr.log.tree.NoteKey;

/** {@code vpr log check}: needs the proof and the keys, and nothing of VPR's: no server, no data, no settings. */
@Command(
        name = "check",
        description = "Check a proof of vpr log prove. Exits with 1 when it does not hold.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    private static final int LARGEST = 1 << 20;

    @Parameters(paramLabel = "FILE", description = "the proof")
    private Path file = Path.of("");

    @Option(
            names = "--key",
            paramLabel = "KEY",
            required = true,
            description = "the log's key, or a file with it: what vpr log key prints at the log's owner")
    private String key = "";

    @Option(
            names = "--witness",
            paramLabel = "KEY",
            description = "a witness's key, or a file with it; each that is named must have cosigned")
    private List<String> witnesses = List.of();

    @Option(names = "--commit", paramLabel = "ID", description = "the commit that must be the proved one")
    private @Nullable String commit;

    @Option(
            names = "--timestamp-ca",
            paramLabel = "FILE",
            description = "PEM: the certificates that a time stamp must lead to; then there must be one")
    private @Nullable Path authorities;

    @Override
    public Integer call() throws IOException {
        var log = LogKeys.read("--key", key);
        InputFile.require("FILE", file);
        try {
            check(read(), log);
            return 0;
        } catch (InvalidProofException | InvalidTimeStampException e) {
            System.err.println("NOT PROVED: " + e.getMessage());
            return 1;
        }
    }

    private LeafProof read() throws IOException, InvalidProofException {
        if (Files.size(file) > LARGEST) {
            throw new InvalidProofException("the file is too large for a proof");
        }
        try {
            return LeafProof.parse(Files.readAllBytes(file));
        } catch (IllegalArgumentException e) {
            throw new InvalidProofException("the file is no proof: " + e.getMessage());
        }
    }

    private void check(LeafProof proof, NoteKey log)
            throws IOException, InvalidProofException, InvalidTimeStampException {
        var checkpoint = proof.verify(log);
        if (commit != null && !proof.leaf().commit().equals(commit)) {
            throw new InvalidProofException("the proof is of another commit");
        }
        System.out.println("Commit    " + proof.leaf().commit());
        System.out.println("record    " + proof.leaf().record() + ", its event "
                + proof.leaf().sequence());
        System.out.println(
                "recorded  " + proof.leaf().time() + ", as " + proof.leaf().kind());
        System.out.println("stands as entry " + proof.proof().index() + " in the log " + checkpoint.origin());
        System.out.println("which had " + checkpoint.head().size() + " entries and signed so");
        for (var witness : witnesses) {
            cosigned(proof, LogKeys.read("--witness", witness));
        }
        stamped(proof);
    }

    private static void cosigned(LeafProof proof, NoteKey witness) throws InvalidProofException {
        if (witness.type() != NoteKey.Type.COSIGNATURE) {
            throw new UsageException("--witness: must be a cosigner's key (type 4)");
        }
        var at = proof.proof().checkpoint().cosignedAt(witness);
        System.out.println("cosigned  "
                + at.orElseThrow(() -> new InvalidProofException("the witness " + witness.name() + " did not cosign"))
                + " by " + witness.name());
    }

    private void stamped(LeafProof proof) throws IOException, InvalidProofException, InvalidTimeStampException {
        var response = proof.response();
        if (authorities == null) {
            response.ifPresent(_ -> System.out.println("and has a time stamp, which --timestamp-ca FILE checks"));
            return;
        }
        InputFile.require("--timestamp-ca", authorities);
        var stamp = TimeStamps.trusting(authorities)
                .verify(
                        response.orElseThrow(() -> new InvalidProofException("the proof has no time stamp")),
                        proof.proof().checkpoint().text().getBytes(UTF_8));
        System.out.println("stamped   " + stamp.time() + " by " + stamp.authority());
    }
}
