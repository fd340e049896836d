package vpr.gitstore;

import static org.assertj.core.api.Assertions.assertThat;
import static vpr.gitstore.Samples.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vpr.log.Position;
import vpr.record.EventName;
import vpr.record.Provenance;
import vpr.record.commit.CommitMessage;
import vpr.record.commit.SignatureMeaning;
import vpr.record.commit.Trailers;

class RecentCommandsTest {
    private static final Position SOMEWHERE = Position.parse("0001-000000000000007");
    private static final Duration DAY = Duration.ofHours(24);

    /** What Git has: an id that is not here cannot be read. */
    private final Map<ObjectId, StoredCommit> git = new HashMap<>();

    private @Nullable ObjectId tip;
    private int reads;

    @BeforeEach
    void aRecordWithoutCommits() {
        tip = null;
    }

    /** The record's next commit. */
    private StoredCommit commit(long command, Instant at) {
        return commit(id(command), at);
    }

    private StoredCommit commit(UUID command, Instant at) {
        Provenance any = Samples.provenance(1);
        var trailers = new Trailers(
                new Provenance(any.author(), any.caller(), command, any.correlationId()),
                EventName.parse("letter-added/1"),
                Samples.uuid(4, git.size()),
                git.size(),
                at,
                "0".repeat(64),
                SignatureMeaning.ATTESTED);
        var id = ObjectId.fromString(String.format("%040x", git.size() + 1));
        var message = new CommitMessage("letter", "create", "Letter added", trailers);
        var commit = new StoredCommit(id, ObjectId.zeroId(), Optional.ofNullable(tip), message);
        git.put(id, commit);
        tip = id;
        return commit;
    }

    private StoredCommit read(ObjectId id) {
        reads++;
        return Optional.ofNullable(git.get(id)).orElseThrow();
    }

    private static UUID id(long command) {
        return Samples.uuid(7, command);
    }

    /** As version 7 has it: the first 48 bits are when it was made. */
    private static UUID madeAt(Instant time) {
        return new UUID(time.toEpochMilli() << 16 | 0x7000, id(1).getLeastSignificantBits());
    }

    private List<ObjectId> commits(RecentCommands recent, UUID command, Instant now) {
        return recent.find(command, now, this::read).stream()
                .map(found -> found.commit().id())
                .toList();
    }

    private List<ObjectId> commits(RecentCommands recent, long command, Instant now) {
        return commits(recent, id(command), now);
    }

    private RecentCommands upTo(StoredCommit tip) {
        return RecentCommands.upTo(HeadCommit.of(tip));
    }

    @Test
    void a_commit_is_found_by_its_command_for_24_hours() {
        var recent = RecentCommands.ofNewRecord();
        StoredCommit first = commit(1, NOW);
        recent.add(first, SOMEWHERE);
        recent.add(commit(2, NOW.plusMillis(1)), SOMEWHERE);

        assertThat(commits(recent, 1, NOW.plus(DAY))).containsExactly(first.id());
        assertThat(commits(recent, 1, NOW.plus(DAY).plusMillis(1))).isEmpty();
        assertThat(commits(recent, 3, NOW)).isEmpty();
    }

    @Test
    void what_left_the_window_is_forgotten_and_takes_no_memory() {
        var recent = RecentCommands.ofNewRecord();
        recent.add(commit(1, NOW), SOMEWHERE);
        long one = recent.bytes();
        recent.add(commit(2, NOW.plusMillis(1)), SOMEWHERE);
        assertThat(recent.bytes()).isGreaterThan(one);

        recent.add(commit(3, NOW.plus(DAY).plusMillis(2)), SOMEWHERE);

        assertThat(recent.bytes()).isEqualTo(one);
    }

    @Test
    void what_is_not_known_yet_is_read_back_to_the_windows_begin_once() {
        commit(1, NOW.minus(DAY).minusMillis(1));
        StoredCommit oldest = commit(2, NOW.minus(DAY));
        StoredCommit newest = commit(3, NOW);
        RecentCommands recent = upTo(newest);

        assertThat(commits(recent, 4, NOW)).isEmpty();
        assertThat(commits(recent, 4, NOW)).isEmpty();
        assertThat(reads).isEqualTo(3);

        assertThat(commits(recent, 1, NOW)).isEmpty();
        assertThat(commits(recent, 2, NOW)).containsExactly(oldest.id());
        assertThat(commits(recent, 3, NOW)).containsExactly(newest.id());
        assertThat(recent.find(id(3), NOW, this::read).getFirst().position())
                .as("it was read from Git, where positions do not stand")
                .isNull();
    }

    @Test
    void of_a_record_that_was_quiet_for_so_long_nothing_is_read() {
        RecentCommands recent = upTo(commit(1, NOW.minus(DAY).minusMillis(1)));

        assertThat(commits(recent, 1, NOW)).isEmpty();
        assertThat(reads).isZero();
    }

    @Test
    void for_an_id_that_was_made_now_nothing_is_read_but_what_was_recorded_since_and_somewhat_before() {
        commit(1, NOW.minus(RecentCommands.AHEAD).minusMillis(2));
        RecentCommands recent = upTo(commit(2, NOW.minus(RecentCommands.AHEAD).minusMillis(1)));

        assertThat(commits(recent, madeAt(NOW), NOW)).isEmpty();
        assertThat(reads).isZero();

        assertThat(commits(recent, madeAt(NOW.minusMillis(1)), NOW)).isEmpty();
        assertThat(reads).as("the last one, and its parent that is too old").isEqualTo(2);
        assertThat(commits(recent, 1, NOW)).hasSize(1);
    }

    @Test
    void a_command_that_was_recorded_before_the_time_in_its_id_is_found_by_it() {
        UUID ahead = madeAt(NOW.plus(RecentCommands.AHEAD));
        StoredCommit commit = commit(ahead, NOW);
        commit(2, NOW.plusMillis(1));

        assertThat(commits(upTo(commit(3, NOW.plus(RecentCommands.AHEAD))), ahead, NOW.plus(RecentCommands.AHEAD)))
                .containsExactly(commit.id());
    }

    @Test
    void commands_whose_ids_share_what_is_kept_of_them_are_told_apart() {
        UUID one = madeAt(NOW);
        UUID other = new UUID(one.getMostSignificantBits() ^ 1L << 20, one.getLeastSignificantBits() ^ 1L << 19);
        var recent = RecentCommands.ofNewRecord();
        StoredCommit first = commit(one, NOW);
        recent.add(first, SOMEWHERE);
        StoredCommit second = commit(other, NOW.plusMillis(1));

        assertThat(commits(recent, other, NOW)).isEmpty();
        assertThat(reads).as("it was looked for in Git").isEqualTo(1);

        recent.add(second, SOMEWHERE);
        assertThat(commits(recent, one, NOW)).containsExactly(first.id());
        assertThat(commits(recent, other, NOW)).containsExactly(second.id());
    }

    @Test
    void reading_back_begins_before_what_came_since() {
        StoredCommit before = commit(1, NOW);
        RecentCommands recent = upTo(before);
        StoredCommit since = commit(2, NOW);
        recent.add(since, SOMEWHERE);

        assertThat(commits(recent, 1, NOW)).containsExactly(before.id());
        assertThat(commits(recent, 2, NOW)).containsExactly(since.id());
        assertThat(recent.find(id(2), NOW, this::read).getFirst().position()).isEqualTo(SOMEWHERE);
    }

    @Test
    void the_commits_of_one_command_are_in_the_order_of_the_record_wherever_they_were_found() {
        StoredCommit first = commit(1, NOW);
        StoredCommit second = commit(1, NOW);
        RecentCommands recent = upTo(commit(2, NOW));
        StoredCommit third = commit(1, NOW);
        recent.add(third, SOMEWHERE);
        recent.add(commit(3, NOW), SOMEWHERE);

        assertThat(commits(recent, 1, NOW)).containsExactly(first.id(), second.id(), third.id());
    }
}
