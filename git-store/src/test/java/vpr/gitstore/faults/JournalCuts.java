package vpr.gitstore.faults;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The journal ends, or holds zeros, from a byte of its last three frames on, as if these had never been synced: every byte
 * in turn, as many rounds as there are.
 */
final class JournalCuts implements Fault {
    private static final int FRAMES = 3;
    private static final int BYTES_A_ROUND = 8;

    @Override
    public String name() {
        return "cut";
    }

    @Override
    public String what() {
        return "the journal is cut, or zero, from each byte of its last " + FRAMES + " frames on, " + BYTES_A_ROUND
                + " bytes a round; the start recovers exactly the whole frames before the cut, and cuts what was published"
                + " already never";
    }

    @Override
    public int rounds() {
        return 900;
    }

    @Override
    public void round(Round round) throws IOException, InterruptedException {
        Path whole = round.folder().resolve("whole");
        if (!Files.exists(whole)) {
            make(whole, round);
        }
        Path segment = Folders.files(whole, "\\.vpr/journal/.*\\.segment").getLast();
        List<Integer> ends = ends(Files.readAllBytes(segment));
        int from = ends.get(ends.size() - 1 - FRAMES);
        int bytes = ends.getLast() - from;
        Path memory = Path.of("/dev/shm");
        Path trials = Files.isWritable(memory) ? memory : round.folder();
        try (var trial = new CutTrial(trials.resolve("vpr-faults-cut"), whole, segment, ends)) {
            for (int i = 0; i < BYTES_A_ROUND; i++) {
                int at = ((round.number() - 1) * BYTES_A_ROUND + i) % bytes;
                trial.cut(from + at, round);
                round.atLeast("bytes", bytes);
            }
        }
    }

    /** A store whose last frames are in the journal only: what was applied of them is taken back, as by a power cut. */
    private static void make(Path whole, Round round) throws IOException, InterruptedException {
        var victim = new Victim(round.folder(), round.folder().resolve("data"));
        victim.forget();
        String[] options = {"records=2", "callers=1", "words=20", "segmentBytes=65536", "checkpointMillis=3600000"};
        try (Child child = victim.start(options)) {
            child.awaitAcknowledged(8, 60_000);
            child.kill();
        }
        Files.move(victim.data(), whole);
        for (Path file : Folders.files(whole, "\\.vpr/log/leaves/.*")) {
            Files.write(file, new byte[0]);
        }
        Folders.delete(whole.resolve("clinical"));
        Files.delete(whole.resolve(".vpr/journal/synced"));
    }

    /** Where each frame ends, by the lengths in their heads. */
    private static List<Integer> ends(byte[] segment) {
        ByteBuffer bytes = ByteBuffer.wrap(segment);
        List<Integer> ends = new ArrayList<>(List.of(32));
        while (bytes.getInt(ends.getLast()) == 0x56505246) {
            int size = 12 + bytes.getInt(ends.getLast() + 4);
            ends.add(ends.getLast() + (size + 7) / 8 * 8);
        }
        return ends;
    }

    /** The bytes before the cut, then nothing or zeros. */
    static byte[] cut(byte[] segment, int at, boolean zeros) {
        byte[] cut = Arrays.copyOf(segment, at);
        return zeros ? Arrays.copyOf(cut, segment.length) : cut;
    }
}
