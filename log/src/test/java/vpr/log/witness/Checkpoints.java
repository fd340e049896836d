package vpr.log.witness;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import vpr.log.tree.Keys;
import vpr.log.tree.LogTree;
import vpr.log.tree.Note;
import vpr.log.tree.TreeCheckpoint;
import vpr.log.tree.TreeHead;

/** Checkpoints that the example key signed. */
final class Checkpoints {
    private Checkpoints() {}

    static Note signed(TreeHead head) {
        String text = new TreeCheckpoint(Keys.PETER.name(), head).text();
        return new Note(text, List.of(Keys.signer(Keys.PETER).sign(text, Instant.EPOCH)));
    }

    static AddCheckpoint request(LogTree tree, long old, long size) throws IOException {
        return new AddCheckpoint(old, tree.consistency(old, size), signed(tree.head(size)));
    }
}
