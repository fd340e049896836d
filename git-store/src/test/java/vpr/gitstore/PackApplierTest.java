package vpr.gitstore;

import static org.assertj.core.api.Assertions.assertThat;
import static vpr.gitstore.Samples.CLINICAL;
import static vpr.gitstore.Samples.clinicalCreated;
import static vpr.gitstore.Samples.letter;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vpr.log.Frame;
import vpr.log.Leaf;
import vpr.log.Position;
import vpr.record.RecordKind;
import vpr.record.commit.Salts;

class PackApplierTest {
    private static final int LETTERS = 200;

    @TempDir
    Path data;

    @Test
    void a_waiting_letter_counts_with_the_folder_of_all_letters_that_comes_with_it() throws IOException {
        var directory = new RecordDirectory(data, RecordKind.CLINICAL, CLINICAL);
        var builder = new ChangeBuilder(new FixedSigner(), Salts.random());
        RecordChange before = builder.build(directory, Optional.empty(), id -> new byte[0], recordWithLetters());
        Map<ObjectId, byte[]> trees = new HashMap<>();
        before.objects().forEach(object -> trees.put(object.id(), object.raw()));
        var tip = new Tip(directory, HeadCommit.of(before.commits().getLast().stored()), RecentCommands.ofNewRecord());

        RecordChange last = builder.build(
                directory,
                Optional.of(tip),
                id -> Objects.requireNonNull(trees.get(id)),
                List.of(letter(CLINICAL, LETTERS + 1)));
        Frame frame = frame(last);
        PackApplier applier = applier();

        assertThat(applier.heldBytes(frame)).isEqualTo(frame.payload().length);
        applier.handOver(frame.first(), List.of(last));
        assertThat(applier.heldBytes(frame))
                .isGreaterThan(frame.payload().length + LETTERS * 80L)
                .isGreaterThan(3L * frame.payload().length);
    }

    @Test
    void the_next_letters_gather_after_several_that_came_at_once_to_a_record_with_many() throws IOException {
        var directory = new RecordDirectory(data, RecordKind.CLINICAL, CLINICAL);
        RecordChange all = new ChangeBuilder(new FixedSigner(), Salts.random())
                .build(directory, Optional.empty(), id -> new byte[0], recordWithLetters());
        PackApplier applier = applier();
        applier.recovered();
        assertThat(applier.gathering()).isZero();

        Frame frame = frame(all);
        applier.handOver(frame.first(), List.of(all, all));
        applier.apply(List.of(frame));

        assertThat(applier.gathering()).isEqualTo(Gathering.TIME);
    }

    private static List<NewEvent> recordWithLetters() {
        return Stream.concat(
                        Stream.of(clinicalCreated(CLINICAL)),
                        LongStream.rangeClosed(1, LETTERS).mapToObj(n -> letter(CLINICAL, n)))
                .toList();
    }

    private PackApplier applier() throws IOException {
        var parts = ReadParts.create();
        var quarantine = new Quarantine(data.resolve(".vpr"), new ForeignBundle(parts.repositories()));
        return new PackApplier(
                data,
                parts.objects(),
                parts.repositories(),
                new MainKeeper(new MainRef(parts.repositories()), quarantine),
                change -> {},
                new RepackQueue(RepackRules.defaults()));
    }

    private static Frame frame(RecordChange change) {
        Position first = Position.parse("0001-000000000000000");
        StoredCommit commit = change.commits().getLast().stored();
        var leaf = new Leaf(
                first,
                change.record().hex(),
                commit.sequence(),
                commit.parent().map(ObjectId::name),
                commit.id().name(),
                commit.trailers().contentSha256(),
                commit.trailers().recordedAt(),
                "letter-added/1");
        return new Frame(first, List.of(leaf), FramePayload.encode(List.of(change)));
    }
}
