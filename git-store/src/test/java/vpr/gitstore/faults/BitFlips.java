package vpr.gitstore.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vpr.gitstore.verify.VerificationReport;

/** One bit of one file is flipped while the store is down: the full verification or the start says so. */
final class BitFlips implements Fault {
    /** The kinds of files, by name; what comes to the store later is added here. */
    private static final Map<String, String> KINDS = new TreeMap<>(Map.of(
            "journal", "\\.vpr/journal/.*\\.segment",
            "checkpoint", "\\.vpr/journal/checkpoint",
            "mark of what is synced", "\\.vpr/journal/synced",
            "leaves", "\\.vpr/log/leaves/.*\\.leaves",
            "leaf index", "\\.vpr/log/leaves/.*\\.index",
            "tile", "\\.vpr/log/tile/.*",
            "tree checkpoint", "\\.vpr/log/checkpoint",
            "pack", "[a-z]+/.*\\.pack",
            "pack index", "[a-z]+/.*\\.idx",
            "ref", "[a-z]+/.*/refs/heads/main"));

    private static final int FLIPS = 25;

    @Override
    public String name() {
        return "flip";
    }

    @Override
    public String what() {
        return FLIPS + " single bits a round, one at a time, in " + String.join(", ", KINDS.keySet())
                + " (those that the store has), of a store that was killed or closed; found by the full verification, or"
                + " refused at the start; the journal's is the start's to find, where it still needs the place";
    }

    @Override
    public int rounds() {
        return 40;
    }

    @Override
    public void round(Round round) throws IOException, InterruptedException {
        var victim = new Victim(round.folder(), round.folder().resolve("data"));
        victim.forget();
        try (Child child = victim.start("checkpointMillis=60000", "records=5", "words=60", "segmentBytes=65536")) {
            if (!child.awaitOpen()) {
                throw new IOException("a new store did not start: " + victim.complaint());
            }
            child.awaitAcknowledged(round.random().nextInt(20, 60), 10_000);
            if (round.number() % 2 == 0) {
                child.closeStore();
            }
            child.kill();
            victim.remember(child);
            round.add("acknowledged", child.acknowledged().size());
        }
        if (round.number() % 2 == 1) {
            journal(victim, round);
        }
        Settled.recover(victim, round);
        for (int i = 0; i < FLIPS; i++) {
            List<String> kinds = List.copyOf(KINDS.keySet());
            String kind = kinds.get(round.random().nextInt(kinds.size()));
            if (!kind.equals("journal")) {
                flip(kind, victim, round);
            }
        }
        Settled.verify(victim, round);
    }

    private static void flip(String kind, Victim victim, Round round) throws IOException {
        List<Path> files = Folders.files(victim.data(), KINDS.getOrDefault(kind, ""));
        if (files.isEmpty()) {
            return;
        }
        Path file = files.get(round.random().nextInt(files.size()));
        byte[] good = Files.readAllBytes(file);
        if (good.length == 0) {
            return;
        }
        byte[] bad = flipped(good, round.random().nextInt(good.length * 8));
        Files.write(file, bad);
        if (isFound(victim)) {
            round.add("found in " + kind, 1);
        } else {
            round.missed("a flipped bit in " + victim.data().relativize(file));
        }
        Files.write(file, good);
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] bad = bytes.clone();
        bad[bit / 8] ^= (byte) (1 << bit % 8);
        return bad;
    }

    private static boolean isFound(Victim victim) {
        try {
            VerificationReport report = victim.report();
            return !report.clean();
        } catch (IOException | RuntimeException e) {
            return true;
        }
    }

    /**
     * In what the journal holds after its checkpoint: the start is refused, or everything acknowledged is there all the
     * same (a bit of padding, or one that nothing reads).
     */
    private static void journal(Victim victim, Round round) throws IOException, InterruptedException {
        Path whole = round.folder().resolve("whole");
        Folders.delete(whole);
        Files.move(victim.data(), whole);
        for (int i = 0; i < 2; i++) {
            Folders.copy(whole, victim.data());
            List<Path> files = Folders.files(victim.data(), KINDS.getOrDefault("journal", ""));
            Path file = files.get(round.random().nextInt(files.size()));
            byte[] good = Files.readAllBytes(file);
            int used = good.length;
            while (used > 0 && good[used - 1] == 0) {
                used--;
            }
            byte[] bad = flipped(good, round.random().nextInt(used * 8));
            Files.write(file, bad);
            try (Child child = victim.start("callers=0")) {
                if (child.awaitOpen()) {
                    round.add("harmless in journal", 1);
                    long before = Settled.findings(round);
                    victim.check(round);
                    if (Settled.findings(round) > before) {
                        Folders.copy(
                                victim.data(), round.folder().resolve("found-" + round.number() + "-journal-" + i));
                        Files.write(round.folder().resolve("found-" + round.number() + "-segment-" + i), bad);
                    }
                } else {
                    round.add("refused for journal", 1);
                }
                child.kill();
            }
            Folders.delete(victim.data());
        }
        Files.move(whole, victim.data());
    }
}
