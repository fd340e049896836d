package vpr.app.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vpr.app.client.UsageException;
import vpr.app.settings.OwnerOnly;
import vpr.app.settings.SecretFile;
import vpr.log.tree.NoteKey;
import vpr.log.tree.NoteSecret;
import vpr.log.tree.NoteSigner;
import vpr.log.witness.Witness;
import vpr.log.witness.WitnessServer;

/** {@code vpr witness}: for another organisation than the log's. It needs nothing else of VPR. */
@Command(
        name = "witness",
        description = "Cosign the logs of others, as long as each only grows (C2SP tlog-witness).",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  vpr witness key witness.example.org --out witness.key > witness.vkey",
            "  vpr witness --key witness.key --state seen --log hospital.vkey --listen 127.0.0.1:7380"
        })
public final class WitnessCommand implements Callable<Integer> {
    private static final Pattern LISTEN = Pattern.compile("(.{1,253}):([0-9]{1,5})");

    @Option(names = "--key", paramLabel = "FILE", description = "the witness's own key, of vpr witness key")
    private @Nullable Path key;

    @Option(names = "--state", paramLabel = "DIR", description = "what was cosigned; never to be lost or set back")
    private @Nullable Path state;

    @Option(names = "--log", paramLabel = "KEY", description = "a log's key, or a file with it; as many as there are")
    private List<String> logs = List.of();

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            description = "where HTTP listens, ${DEFAULT-VALUE} if absent; put TLS in front of it")
    private String listen = "127.0.0.1:7380";

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (key == null || state == null || logs.isEmpty()) {
            throw new UsageException("vpr witness needs --key, --state and --log; --help says more");
        }
        List<NoteKey> known = new ArrayList<>();
        for (var log : logs) {
            known.add(LogKeys.read("--log", log));
        }
        var address = address();
        try (var witness = open(state, signer(key), known);
                var server = WitnessServer.start(witness, address)) {
            System.out.println("Witness   " + witness.key());
            System.out.println(
                    "Ready: POST http://" + address.getHostString() + ":" + server.port() + "/add-checkpoint");
            new CountDownLatch(1).await(); // until the process is ended
        }
        return 0;
    }

    private static Witness open(Path state, NoteSigner signer, List<NoteKey> logs) throws IOException {
        try {
            return Witness.open(state, signer, logs, Clock.systemUTC());
        } catch (IllegalArgumentException e) {
            throw new UsageException("--log: " + e.getMessage());
        }
    }

    private static NoteSigner signer(Path file) {
        try {
            var signer = NoteSecret.parse(SecretFile.read(file).reveal());
            if (signer.key().type() == NoteKey.Type.COSIGNATURE) {
                return signer;
            }
            throw new UsageException("--key: must be a cosigner's key (type 4)");
        } catch (IllegalArgumentException e) {
            throw new UsageException("--key: " + e.getMessage());
        }
    }

    private InetSocketAddress address() {
        var parts = LISTEN.matcher(listen);
        if (!parts.matches() || Integer.parseInt(parts.group(2)) > 65_535) {
            throw new UsageException("--listen: must be a host, a colon and a port");
        }
        var address = new InetSocketAddress(parts.group(1), Integer.parseInt(parts.group(2)));
        if (address.isUnresolved()) {
            throw new UsageException("--listen: must be an address of this machine");
        }
        return address;
    }

    @Command(
            name = "key",
            mixinStandardHelpOptions = true,
            description =
                    "Make a witness's key in a new file for its owner only, and print the key that others check with.")
    int key(
            @Parameters(paramLabel = "NAME", description = "the witness's name, such as witness.example.org/1")
                    String name,
            @Option(names = "--out", paramLabel = "FILE", required = true, description = "the new file") Path out)
            throws IOException {
        try {
            var secret = NoteSecret.generate(name, NoteKey.Type.COSIGNATURE);
            Files.createFile(out, OwnerOnly.file());
            Files.writeString(out, secret + "\n", StandardCharsets.UTF_8);
            System.out.println(NoteSecret.parse(secret).key());
            return 0;
        } catch (FileAlreadyExistsException e) {
            throw new UsageException("--out: must be a new file");
        } catch (IllegalArgumentException e) {
            throw new UsageException("NAME: " + e.getMessage());
        }
    }
}
