package vpr.record.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import vpr.record.Content;
import vpr.record.EntryId;
import vpr.record.Event;
import vpr.record.EventName;
import vpr.record.InvalidException;
import vpr.record.RecordId;
import vpr.record.commit.FileChange;
import vpr.record.commit.RecordPath;
import vpr.record.commit.Salt;
import vpr.record.commit.Salts;
import vpr.record.commit.StoredFile;
import vpr.record.commit.StoredFiles;
import vpr.record.letter.LetterEvent;
import vpr.record.letter.LetterEvent.LetterAdded;
import vpr.record.letter.LetterEvent.LetterEdited;
import vpr.record.patient.PatientEvent.DemographicsChanged;
import vpr.record.patient.PatientEvent.DemographicsCreated;

class EventFormatsTest {
    private static final Salts RANDOM = Salts.random();
    private static final RecordId ANOTHER = new RecordId("f".repeat(32));

    @Property(tries = 2000)
    void what_was_written_is_read_again(@ForAll("events") Event event) {
        Written written = EventFormats.write(Events.RECORD, event, RANDOM);

        assertThat(written.name()).isEqualTo(EventFormats.nameOf(event));
        assertThat(EventFormats.read(Events.RECORD, written.name(), StoredFiles.of(written.files())))
                .isEqualTo(event);
    }

    @Property(tries = 300)
    void every_file_but_the_templates_and_the_attributes_has_a_salt_of_its_own(@ForAll("events") Event event) {
        Set<Salt> given = new HashSet<>();
        Salts salts = () -> {
            Salt salt = RANDOM.next();
            given.add(salt);
            return salt;
        };
        Written written = EventFormats.write(Events.RECORD, event, salts);

        Set<Salt> found = new HashSet<>();
        written.files().forEach((path, change) -> {
            String text = new String(((FileChange.Put) change).bytes(), java.nio.charset.StandardCharsets.UTF_8);
            given.stream()
                    .filter(salt -> text.contains(salt.hex()))
                    .forEach(salt -> assertThat(found.add(salt)).isTrue());
        });
        assertThat(found).isEqualTo(given).isNotEmpty();
    }

    @Property(tries = 300)
    void without_its_files_an_event_is_refused_by_name_of_the_file(@ForAll("events") Event event) {
        EventName name = EventFormats.nameOf(event);

        assertThatThrownBy(() -> EventFormats.read(Events.RECORD, name, StoredFiles.of(Map.of())))
                .isInstanceOf(InvalidException.class);
    }

    @Property(tries = 300)
    void an_event_withheld_in_the_store_is_read_withheld(@ForAll("personal") Event event) {
        Written written = EventFormats.write(Events.RECORD, event, RANDOM);
        Map<String, StoredFile> files = new HashMap<>();
        StoredFiles.of(written.files())
                .byPath()
                .forEach((path, file) -> files.put(
                        path.text(),
                        path.equals(new RecordPath("RECORDS.yaml")) ? file : new StoredFile.Removed("r1")));

        Event read = EventFormats.read(Events.RECORD, written.name(), StoredFiles.of(files));

        assertThat(read).isEqualTo(withheld(event));
        assertThatThrownBy(() -> EventFormats.write(Events.RECORD, read, RANDOM))
                .hasMessage("what was withheld cannot be written");
    }

    @Property(tries = 300)
    void an_event_that_names_its_record_is_written_and_read_nowhere_else(@ForAll("events") Event event) {
        Written written = EventFormats.write(Events.RECORD, event, RANDOM);
        boolean namesItsRecord = Set.of(
                        "demographics-created",
                        "demographics-changed",
                        "clinical-record-created",
                        "coordination-record-created",
                        "organisation-created")
                .contains(written.name().name());

        if (namesItsRecord) {
            assertThatThrownBy(() -> EventFormats.write(ANOTHER, event, RANDOM))
                    .hasMessage("the event belongs to another record");
            assertThatThrownBy(() -> EventFormats.read(ANOTHER, written.name(), StoredFiles.of(written.files())))
                    .hasMessageEndingWith("must be the record's id");
        }
    }

    @Test
    void a_name_of_a_later_version_is_unknown() {
        assertThatThrownBy(() ->
                        EventFormats.read(Events.RECORD, new EventName("letter-added", 2), StoredFiles.of(Map.of())))
                .isInstanceOf(UnknownEventException.class)
                .hasMessage("Event letter-added/2 is not known to this version");
    }

    @Test
    void an_event_that_is_not_listed_cannot_be_written() {
        record Strange() implements Event {}

        assertThatThrownBy(() -> EventFormats.nameOf(new Strange())).hasMessageContaining("no stored form is listed");
    }

    @Provide
    Arbitrary<Event> events() {
        return Events.any();
    }

    @Provide
    Arbitrary<Event> personal() {
        return Events.any()
                .filter(event -> event instanceof LetterEvent
                        || event instanceof DemographicsCreated
                        || event instanceof DemographicsChanged);
    }

    private static Event withheld(Event event) {
        return switch (event) {
            case LetterAdded(EntryId letter, var present) -> new LetterAdded(letter, new Content.Withheld<>("r1"));
            case LetterEdited(EntryId letter, var present) -> new LetterEdited(letter, new Content.Withheld<>("r1"));
            case DemographicsCreated(RecordId id, var links, var present) ->
                new DemographicsCreated(id, links, new Content.Withheld<>("r1"));
            case DemographicsChanged(RecordId id, var present) ->
                new DemographicsChanged(id, new Content.Withheld<>("r1"));
            default -> throw new IllegalStateException("holds nothing personal");
        };
    }
}
