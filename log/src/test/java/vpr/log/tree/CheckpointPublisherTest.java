package vpr.log.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vpr.log.EventLog;
import vpr.log.LeafEntries;
import vpr.log.Leaves;

class CheckpointPublisherTest {
    private static final NoteSigner SIGNER = Keys.signer(Keys.PETER);

    @TempDir
    Path data;

    private LogFolder folder() {
        return new LogFolder(data);
    }

    private CheckpointPublisher publish(LeafEntries leaves) {
        return CheckpointPublisher.start(folder().vpr(), leaves, SIGNER, Clock.systemUTC());
    }

    private static void await(BooleanSupplier holds) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited 20 s").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private Note latest() throws Exception {
        return CheckpointFiles.of(folder().vpr(), Leaves.open(folder().vpr()).entries())
                .latest()
                .orElseThrow();
    }

    @Test
    void what_is_applied_is_signed_within_a_second() throws Exception {
        try (EventLog log = folder().open();
                CheckpointPublisher publisher = publish(log.leaves().entries())) {
            await(() -> publisher.latest().isPresent());
            assertThat(publisher.latest().orElseThrow().head()).isEqualTo(TreeHead.EMPTY);
            LogFolder.append(log, 0, 300);
            long from = System.nanoTime();
            await(() -> publisher.latest().orElseThrow().head().size() == 300);
            assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(1));
            TreeCheckpoint checkpoint = TreeCheckpoint.verified(latest(), Keys.PETER);
            assertThat(checkpoint.head()).isEqualTo(LogTree.open(folder().vpr()).head(300));
            assertThat(publisher.failure()).isEmpty();
        }
    }

    @Test
    void closing_signs_what_came_last_and_a_restart_goes_on_from_there() throws Exception {
        try (EventLog log = folder().open()) {
            try (CheckpointPublisher publisher = publish(log.leaves().entries())) {
                LogFolder.append(log, 0, 10);
                assertThat(publisher.failure()).isEmpty();
            }
            assertThat(TreeCheckpoint.parse(latest().text()).head().size()).isEqualTo(10);
            try (CheckpointPublisher publisher = publish(log.leaves().entries())) {
                LogFolder.append(log, 10, 20);
                assertThat(publisher.failure()).isEmpty();
            }
            assertThat(TreeCheckpoint.parse(latest().text()).head().size()).isEqualTo(20);
        }
    }

    @Test
    void nothing_is_signed_after_the_log_was_cut() throws Exception {
        Path other = data.resolve("other");
        Note of20 = publishedBy(new LogFolder(other).with(20));
        LogFolder folder = folder().with(10);
        Files.write(folder.log().resolve("checkpoint"), of20.bytes());
        assertRefused(folder, of20, "it was cut");
    }

    @Test
    void nothing_is_signed_over_leaves_that_are_not_the_signed_ones() throws Exception {
        LogFolder folder = folder().with(20);
        TreeHead another = new TreeHead(15, TreeHash.ofEntry(new byte[1]));
        String text = new TreeCheckpoint("PeterNeumann", another).text();
        Note note = new Note(text, List.of(SIGNER.sign(text, Instant.EPOCH)));
        Files.write(folder.log().resolve("checkpoint"), note.bytes());
        assertRefused(folder, note, "not the ones");
    }

    @Test
    void nothing_is_signed_beside_a_checkpoint_of_another_key() throws Exception {
        LogFolder folder = folder().with(20);
        String text = new TreeCheckpoint("PeterNeumann", TreeHead.EMPTY).text();
        Note note = new Note(text, List.of(Keys.signer(Keys.COSIGNER).sign(text, Instant.EPOCH)));
        Files.write(folder.log().resolve("checkpoint"), note.bytes());
        assertRefused(folder, note, "not signed by the log's key");
    }

    private Note publishedBy(LogFolder folder) throws Exception {
        LeafEntries leaves = Leaves.open(folder.vpr()).entries();
        CheckpointPublisher.start(folder.vpr(), leaves, SIGNER, Clock.systemUTC())
                .close();
        return CheckpointFiles.of(folder.vpr(), leaves).latest().orElseThrow();
    }

    private void assertRefused(LogFolder folder, Note stays, String why) throws Exception {
        try (CheckpointPublisher publisher = publish(Leaves.open(folder.vpr()).entries())) {
            await(() -> publisher.failure().isPresent());
            assertThat(publisher.failure().orElseThrow()).contains(why);
        }
        assertThat(latest()).isEqualTo(stays);
    }

    @Test
    void cosignatures_are_kept_with_their_checkpoint_also_when_a_later_one_stands_there() throws Exception {
        LogFolder folder = folder().with(10);
        Note first = publishedBy(folder);
        CheckpointFiles files =
                CheckpointFiles.of(folder.vpr(), Leaves.open(folder.vpr()).entries());
        NoteSignature cosignature = Keys.signer(Keys.COSIGNER).sign(first.text(), Instant.ofEpochSecond(7));
        files.cosigned(first, List.of(cosignature));
        assertThat(files.latest().orElseThrow().cosignedAt(Keys.COSIGNER)).contains(Instant.ofEpochSecond(7));
        assertThat(files.witnessed()).isEqualTo(files.latest());
        Note second = publishedBy(folder.with(20));
        assertThat(second.cosignedAt(Keys.COSIGNER)).isEmpty();
        files.cosigned(first, List.of(cosignature));
        assertThat(files.latest()).contains(second);
        assertThat(files.witnessed().orElseThrow().text()).isEqualTo(first.text());
    }
}
