package vpr.command.aggregate;

import static vpr.command.Examples.CLINICAL;
import static vpr.command.Examples.DEMOGRAPHICS;
import static vpr.command.Examples.NOW;
import static vpr.command.Examples.draft;
import static vpr.command.Examples.uuid;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.matchers.Matchers;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import vpr.command.RejectedException;
import vpr.command.Rejection;
import vpr.command.letter.AddLetter;
import vpr.command.letter.EditLetter;
import vpr.command.letter.LetterChange;
import vpr.command.letter.LetterReference;
import vpr.command.letter.NewLetterId;
import vpr.record.CommitId;
import vpr.record.Content;
import vpr.record.EntryId;
import vpr.record.letter.LetterEvent.LetterAdded;
import vpr.record.patient.EhrStatus;
import vpr.record.patient.PatientEvent.ClinicalRecordCreated;

class ClinicalRecordTest {
    private final FixtureConfiguration<ClinicalRecord> record = new AggregateTestFixture<>(ClinicalRecord.class)
            .registerCommandTargetResolver(CommandBusConfiguration::target);

    @Test
    void a_letter_is_added_with_an_id_of_this_moment() {
        record.given(created())
                .when(add(NOW, uuid(1)))
                .expectSuccessfulHandlerExecution()
                .expectEvents(added(NOW, uuid(1)))
                .expectResultMessagePayload(new EntryId(NOW, uuid(1)));
    }

    @Test
    void what_is_finer_than_a_millisecond_is_cut_from_the_id() {
        record.given(created()).when(add(NOW.plusNanos(999_999), uuid(1))).expectEvents(added(NOW, uuid(1)));
    }

    @Test
    void generated_ids_strictly_increase_within_one_millisecond_and_when_the_clock_goes_back() {
        record.given(created(), added(NOW, uuid(9)))
                .when(add(NOW, uuid(1)))
                .expectEvents(added(NOW.plusMillis(1), uuid(1)));
        record.given(created(), added(NOW, uuid(9)), added(NOW.plusMillis(1), uuid(1)))
                .when(add(NOW.minusSeconds(60), uuid(2)))
                .expectEvents(added(NOW.plusMillis(2), uuid(2)));
    }

    @Test
    void a_given_id_is_kept_even_when_it_is_older_than_every_letter() {
        var old = new EntryId(Instant.parse("1998-03-01T08:00:00Z"), uuid(2));

        record.given(created(), added(NOW, uuid(1)))
                .when(AddLetter.of(CLINICAL, new NewLetterId.Given(old), draft("Dear colleague")))
                .expectEvents(added(old.time(), old.uuid()));
    }

    @Test
    void a_back_dated_letter_does_not_pull_later_ids_back() {
        record.given(created(), added(NOW, uuid(1)), added(Instant.parse("1998-03-01T08:00:00Z"), uuid(2)))
                .when(add(NOW, uuid(3)))
                .expectEvents(added(NOW.plusMillis(1), uuid(3)));
    }

    @Test
    void a_second_letter_with_the_same_uuid_is_refused_whatever_its_time() {
        record.given(created(), added(NOW, uuid(1)))
                .when(AddLetter.of(
                        CLINICAL,
                        new NewLetterId.Given(new EntryId(NOW.minusSeconds(5), uuid(1))),
                        draft("Dear colleague")))
                .expectNoEvents()
                .expectException(rejected(Rejection.Conflict.class));
        record.given(created(), added(NOW, uuid(1)))
                .when(add(NOW.plusSeconds(5), uuid(1)))
                .expectException(rejected(Rejection.Conflict.class));
    }

    @Test
    void a_record_that_is_not_modifiable_takes_no_letter() {
        var closed = new EhrStatus("rm_1_1_0", CLINICAL, DEMOGRAPHICS, "vpr://example/mpi", true, false);

        record.given(new ClinicalRecordCreated(closed, List.of()))
                .when(add(NOW, uuid(1)))
                .expectNoEvents()
                .expectException(rejected(Rejection.ReadOnly.class));
    }

    @Test
    void a_record_that_is_not_modifiable_lets_no_letter_be_edited() {
        var closed = new EhrStatus("rm_1_1_0", CLINICAL, DEMOGRAPHICS, "vpr://example/mpi", true, false);

        record.given(new ClinicalRecordCreated(closed, List.of()))
                .when(edit(uuid(1)))
                .expectNoEvents()
                .expectException(rejected(Rejection.ReadOnly.class));
    }

    @Test
    void a_letter_that_is_not_there_cannot_be_edited() {
        record.given(created(), added(NOW, uuid(1)))
                .when(edit(uuid(2)))
                .expectNoEvents()
                .expectException(rejected(Rejection.NotFound.class));
    }

    private static EditLetter edit(UUID uuid) {
        return new EditLetter(
                CLINICAL,
                LetterReference.parse("letterId", uuid.toString()),
                new CommitId("0".repeat(40)),
                new LetterChange(null, null, null, null, "Dear Dr Patel"));
    }

    private static ClinicalRecordCreated created() {
        return new ClinicalRecordCreated(EhrStatus.created("rm_1_1_0", CLINICAL, DEMOGRAPHICS, "example"), List.of());
    }

    private static AddLetter add(Instant now, UUID uuid) {
        return AddLetter.of(CLINICAL, new NewLetterId.Generated(now, uuid), draft("Dear colleague"));
    }

    private static LetterAdded added(Instant time, UUID uuid) {
        var id = new EntryId(time, uuid);
        return new LetterAdded(id, Content.of(draft("Dear colleague").as(id)));
    }

    static Matcher<Object> rejected(Class<? extends Rejection> kind) {
        return Matchers.matches(e -> e instanceof RejectedException rejected && kind.isInstance(rejected.rejection()));
    }
}
