package vpr.gitstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.internal.storage.file.PackIndex;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import vpr.gitstore.signing.QuickKeys;
import vpr.gitstore.signing.SignatureVerifier;
import vpr.log.Leaves;
import vpr.log.LogSettings;
import vpr.log.tree.CheckpointPublisher;
import vpr.log.tree.NoteKey;
import vpr.log.tree.NoteSigner;

/** A closed store with one patient, for tests of other packages. */
public final class VerifiableStore {
    private final StoreFolder folder;

    private VerifiableStore(StoreFolder folder) {
        this.folder = folder;
    }

    public static VerifiableStore withLetters(Path data, int letters) throws IOException {
        var folder = new StoreFolder(data);
        try (GitStore store = folder.open()) {
            store.append(Samples.patientCreated());
            for (int n = 1; n <= letters; n++) {
                store.append(List.of(Samples.letter(Samples.CLINICAL, n)));
            }
        }
        return new VerifiableStore(folder);
    }

    /** More letters in one command, and so in one frame and one pack. */
    public VerifiableStore add(int from, int to) throws IOException {
        try (GitStore store = folder.open()) {
            store.append(IntStream.rangeClosed(from, to)
                    .mapToObj(n -> Samples.letter(Samples.CLINICAL, n))
                    .toList());
        }
        return this;
    }

    /** As a kill leaves it before the applier has published its last leaves, and before the next checkpoint. */
    public void forgetLastLeaves(Path data, int count) throws IOException {
        Path index = data.resolve(".vpr/log/leaves/0001-000000000000000.index");
        byte[] ends = Files.readAllBytes(index);
        int left = ends.length / Long.BYTES - count;
        Files.write(index, Arrays.copyOf(ends, left * Long.BYTES));
        String start = "vpr.checkpoint/1 0001-00000000000000" + left;
        var crc = new CRC32C();
        crc.update(start.getBytes(UTF_8));
        Files.writeString(data.resolve(".vpr/journal/checkpoint"), start + " %08x%n".formatted(crc.getValue()));
    }

    /** A store that is written all the time until this is closed. */
    public static Writing writing(Path data, int records) throws IOException {
        return new Writing(new StoreFolder(data), records);
    }

    /** Adds letters to records in turn, one command each. */
    public static final class Writing implements AutoCloseable {
        private final GitStore store;
        private final Thread thread;
        private final AtomicLong letters = new AtomicLong();
        private volatile boolean closed;

        private Writing(StoreFolder folder, int records) throws IOException {
            store = folder.open();
            for (int n = 0; n < records; n++) {
                store.append(List.of(Samples.clinicalCreated(Samples.record(n))));
            }
            thread = Thread.ofPlatform().start(() -> write(records));
        }

        private void write(int records) {
            while (!closed) {
                long n = letters.getAndIncrement();
                store.append(List.of(Samples.letter(Samples.record((int) (n % records)), n / records + 1)));
            }
        }

        public long letters() {
            return letters.get();
        }

        @Override
        public void close() {
            closed = true;
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new AssertionError("the test was interrupted", e);
            }
            store.close();
        }
    }

    /** Makes tree and signed checkpoint, as a running server does; the verifier key. */
    public static String sign(Path data) throws IOException {
        try {
            Path vpr = data.resolve(".vpr");
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            NoteKey key = NoteKey.of(StoreFile.read(data).logOrigin(), NoteKey.Type.ED25519, pair.getPublic());
            Files.createDirectories(vpr.resolve("keys"));
            Files.writeString(vpr.resolve("keys/log.vkey"), key + "\n");
            try (Leaves leaves = Leaves.open(vpr)) {
                var signer = new NoteSigner(key, pair.getPrivate());
                CheckpointPublisher.start(vpr, leaves.entries(), signer, Clock.systemUTC())
                        .close();
            }
            return key.toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts a pack in which one blob of the clinical record has other bytes and all checksums are right. */
    public void changeObject(Path pack, ObjectId blob) throws IOException {
        List<GitObject> objects = new ArrayList<>();
        try (var repository = (FileRepository) new FileRepositoryBuilder()
                        .setGitDir(clinicalGit().toFile())
                        .setBare()
                        .build();
                var reader = repository.newObjectReader()) {
            for (PackIndex.MutableEntry entry : PackIndex.open(
                    pack.resolveSibling(pack.getFileName().toString().replace(".pack", ".idx"))
                            .toFile())) {
                ObjectLoader loader = reader.open(entry.toObjectId());
                GitObject object = GitObject.of(loader.getType(), loader.getBytes());
                byte[] bytes = object.raw().clone();
                bytes[bytes.length / 2] ^= 1;
                objects.add(
                        object.id().equals(blob)
                                ? new GitObject(blob, object.type(), bytes, Deflate.deflate(bytes))
                                : object);
            }
        }
        Files.delete(pack);
        Files.delete(pack.resolveSibling(pack.getFileName().toString().replace(".pack", ".idx")));
        new PackFolder(Objects.requireNonNull(pack.getParent())).add(new PackFile(objects));
    }

    /** Records with letters of about 5 KB, written in rounds so that packs and leaves of all are mixed. */
    public static void fill(Path data, int records, int letters) throws IOException {
        var keys = QuickKeys.open(data, Clock.systemUTC());
        var settings =
                new StoreSettings(data, "example.org", LogSettings.defaults().withLowWater(0, 0));
        try (GitStore store = GitStore.openWriter(settings, keys.signer(), Clock.systemUTC())) {
            for (int n = 0; n < records; n++) {
                store.append(List.of(now(Samples.clinicalCreated(Samples.record(n)))));
            }
            var random = new Random(1);
            for (int letter = 1; letter <= letters; letter++) {
                for (int n = 0; n < records; n++) {
                    long command = letter * 1_000_000L + n;
                    store.append(List.of(now(Samples.letter(Samples.record(n), letter, command, text(random)))));
                }
            }
        }
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        while (text.length() < 5_000) {
            text.append(Integer.toString(random.nextInt(1 << 24), 36)).append(random.nextInt(9) == 0 ? ".\n" : " ");
        }
        return text.toString();
    }

    private static NewEvent now(NewEvent event) {
        return new NewEvent(
                event.record(),
                event.kind(),
                event.sequence(),
                event.event(),
                event.eventId(),
                event.provenance(),
                Clock.systemUTC().instant());
    }

    public static SignatureVerifier verifier() {
        return StoreFolder.verifier();
    }

    public Path clinicalGit() {
        return folder.clinical(Samples.CLINICAL).git();
    }

    /** Runs git in the clinical record. */
    public String git(String... arguments) {
        return Git.run(folder.clinical(Samples.CLINICAL).folder(), arguments);
    }
}
