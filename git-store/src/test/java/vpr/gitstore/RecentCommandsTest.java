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
        var trailers = new Trailers(
                Samples.provenance(command),
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

    private RecentCommands completed(RecentCommands recent, StoredCommit tip, Instant now) {
        recent.complete(HeadCommit.of(tip), now, this::read);
        return recent;
    }

    private static UUID id(long command) {
        return Samples.uuid(7, command);
    }

    private static List<ObjectId> commits(RecentCommands recent, long command, Instant now) {
        return recent.of(id(command), now).stream()
                .map(RecentCommands.Entry::commit)
                .toList();
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

        var recent = completed(new RecentCommands(), newest, NOW);
        completed(recent, newest, NOW);

        assertThat(reads).isEqualTo(3);
        assertThat(commits(recent, 1, NOW)).isEmpty();
        assertThat(commits(recent, 2, NOW)).containsExactly(oldest.id());
        assertThat(commits(recent, 3, NOW)).containsExactly(newest.id());
        assertThat(recent.of(id(3), NOW).getFirst().position())
                .as("it was read from Git, where positions do not stand")
                .isNull();
    }

    @Test
    void of_a_record_that_was_quiet_for_so_long_nothing_is_read() {
        StoredCommit tip = commit(1, NOW.minus(DAY).minusMillis(1));

        var recent = completed(new RecentCommands(), tip, NOW);

        assertThat(reads).isZero();
        assertThat(commits(recent, 1, NOW)).isEmpty();
    }

    @Test
    void reading_back_begins_before_what_came_since() {
        StoredCommit before = commit(1, NOW);
        var recent = new RecentCommands();
        StoredCommit since = commit(2, NOW);
        recent.add(since, SOMEWHERE);

        completed(recent, since, NOW);

        assertThat(commits(recent, 1, NOW)).containsExactly(before.id());
        assertThat(commits(recent, 2, NOW)).containsExactly(since.id());
        assertThat(recent.of(id(2), NOW).getFirst().position()).isEqualTo(SOMEWHERE);
    }

    @Test
    void the_commits_of_one_command_are_in_the_order_of_the_record_wherever_they_were_found() {
        StoredCommit first = commit(1, NOW);
        StoredCommit second = commit(1, NOW);
        commit(2, NOW);
        StoredCommit third = commit(1, NOW);
        var recent = new RecentCommands();
        recent.add(third, SOMEWHERE);

        completed(recent, third, NOW);

        assertThat(commits(recent, 1, NOW)).containsExactly(first.id(), second.id(), third.id());
    }
}
