package vpr.gitstore.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import vpr.gitstore.BareStore;
import vpr.log.Leaves;
import vpr.log.Position;

/** Starts a copy of a store with its journal cut, in this process, because there are so many cuts. */
record CutTrial(Path folder, Path whole, Path segment, List<Integer> ends) implements AutoCloseable {
    void cut(int at, Round round) throws IOException {
        byte[] bytes = Files.readAllBytes(segment);
        for (boolean zeros : new boolean[] {false, true}) {
            Folders.delete(folder);
            Folders.copy(whole, folder);
            Files.write(folder.resolve(whole.relativize(segment)), JournalCuts.cut(bytes, at, zeros));
            int wholeFrames = (int) ends.stream().filter(end -> end <= at).count() - 1;
            try {
                BareStore.recover(folder);
                compare(wholeFrames, at, round);
            } catch (IOException | RuntimeException e) {
                round.falseAlarm("cut at " + at + ": " + e);
            }
            round.add("cuts", 1);
        }
    }

    /** One more when the cut took only padding of it, which carries nothing. */
    private void compare(int wholeFrames, int at, Round round) throws IOException {
        try (Leaves leaves = Leaves.open(folder.resolve(".vpr"))) {
            long found =
                    leaves.head().map(Position::toString).map(CutTrial::number).orElse(-1L) + 1;
            boolean onlyPadding = wholeFrames + 1 < ends.size() && ends.get(wholeFrames + 1) - at < 8;
            if (found != wholeFrames && !(onlyPadding && found == wholeFrames + 1)) {
                round.lost("cut at " + at + ": " + found + " frames instead of " + wholeFrames);
            }
        }
    }

    private static long number(String position) {
        return Long.parseLong(position.substring(position.indexOf('-') + 1));
    }

    @Override
    public void close() throws IOException {
        Folders.delete(folder);
    }
}
