package vpr.gitstore.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vpr.gitstore.VerifiableStore;
import vpr.record.CommitId;
import vpr.record.RecordId;

/** The auditor comes round, remembers where it was, and says what it found. */
class AuditorTest {
    private static final Duration DAY = Duration.ofHours(24);

    @TempDir
    Path data;

    private static AuditReport await(Auditor auditor, Predicate<AuditReport> reached) {
        for (long end = System.nanoTime() + 30_000_000_000L; System.nanoTime() < end; ) {
            AuditReport report = auditor.report();
            if (reached.test(report)) {
                return report;
            }
            LockSupport.parkNanos(5_000_000);
        }
        throw new AssertionError("after 30 s: " + auditor.report());
    }

    @Test
    void everything_is_verified_within_the_period() throws IOException {
        VerifiableStore.fill(data, 20, 3);

        try (Auditor auditor = Auditor.start(data, DAY, Clock.systemUTC())) {
            AuditReport report = await(auditor, now -> now.verified() == 80);

            assertThat(report.total()).isEqualTo(80);
            assertThat(report.problemCount()).isZero();
            assertThat(report.position()).contains("0001-000000000000079");
            assertThat(report.failure()).isEmpty();
        }
        try (Auditor again = Auditor.start(data, DAY, Clock.systemUTC())) {
            assertThat(again.report().verified()).isEqualTo(80);
        }
    }

    @Test
    void what_was_verified_longer_ago_than_the_period_counts_no_more_and_is_verified_again() throws IOException {
        VerifiableStore.fill(data, 3, 1);
        var parts = new AuditState(Collections.nCopies(
                16, new AuditState.Part(Optional.of(Instant.now().minus(DAY)), 1, 0, List.of())));
        parts.write(data.resolve(".vpr/audit/state"));

        try (Auditor auditor = Auditor.start(data, DAY, Clock.systemUTC())) {
            assertThat(await(auditor, now -> now.verified() == 6).since()).isPresent();
        }
    }

    /** As at the first start, when the auditor is done before anything is recorded. */
    @Test
    void what_came_since_an_empty_store_was_verified_does_not_wait_for_a_day() throws IOException {
        VerifiableStore.fill(data, 3, 1);
        var empty = new AuditState.Part(Optional.of(Instant.now()), 0, 0, List.of());
        new AuditState(Collections.nCopies(16, empty)).write(data.resolve(".vpr/audit/state"));

        try (Auditor auditor = Auditor.start(data, DAY, Clock.systemUTC())) {
            assertThat(await(auditor, now -> now.verified() == 6).total()).isEqualTo(6);
        }
    }

    @Test
    void a_problem_is_shown_with_its_kind_and_record_and_goes_when_it_is_mended() throws IOException {
        VerifiableStore.fill(data, 3, 1);
        Path main;
        try (var files = Files.walk(data)) {
            main = files.filter(file -> file.endsWith("refs/heads/main"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] good = Files.readAllBytes(main);
        Files.delete(main);

        try (Auditor auditor = Auditor.start(data, DAY, Clock.systemUTC())) {
            AuditReport report = await(auditor, now -> now.problemCount() == 1);
            assertThat(report.kinds()).containsOnlyKeys(ProblemKind.MAIN_MISSING);
            assertThat(main.toString())
                    .contains(
                            report.problems().getFirst().record().orElseThrow().hex());
        }
        Files.write(main, good);
        try (Auditor auditor = Auditor.start(data, Duration.ofMillis(200), Clock.systemUTC())) {
            assertThat(await(auditor, now -> now.problemCount() == 0).problems())
                    .isEmpty();
        }
    }

    @Test
    void the_state_is_read_as_it_was_written() throws IOException {
        Path file = data.resolve("audit/state");
        var problem = new Problem(
                ProblemKind.OBJECT_CHANGED,
                Optional.of(new RecordId("0123456789abcdef0123456789abcdef")),
                Optional.of(new CommitId("0123456789012345678901234567890123456789")),
                "object 1 has other bytes than its id says");
        var part = new AuditState.Part(Optional.of(Instant.parse("2026-03-01T08:00:00.123Z")), 7, 1, List.of(problem));
        AuditState written = AuditState.none(16).with(3, part);

        written.write(file);

        assertThat(AuditState.read(file, 16)).isEqualTo(written);
        assertThat(Files.readString(file)).isEqualTo("""
                vpr.audit/1 16
                part 3 2026-03-01T08:00:00.123Z 7 1
                problem OBJECT_CHANGED 0123456789abcdef0123456789abcdef 0123456789012345678901234567890123456789 \
                object 1 has other bytes than its id says
                """);
        assertThat(AuditState.read(file, 32)).isEqualTo(AuditState.none(32));
        Files.writeString(file, "vpr.audit/1 16\npart x\n");
        assertThat(AuditState.read(file, 16)).isEqualTo(AuditState.none(16));
    }
}
