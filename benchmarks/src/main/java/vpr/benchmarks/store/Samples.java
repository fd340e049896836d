package vpr.benchmarks.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import vpr.benchmarks.load.Corpus;
import vpr.benchmarks.load.Uuid7;
import vpr.gitstore.NewEvent;
import vpr.record.Author;
import vpr.record.Content;
import vpr.record.EntryId;
import vpr.record.Event;
import vpr.record.Provenance;
import vpr.record.RecordId;
import vpr.record.RecordKind;
import vpr.record.Registration;
import vpr.record.RmVersion;
import vpr.record.letter.Composer;
import vpr.record.letter.Composition;
import vpr.record.letter.Letter;
import vpr.record.letter.LetterEvent.LetterAdded;
import vpr.record.patient.EhrStatus;
import vpr.record.patient.PatientEvent.ClinicalRecordCreated;
import vpr.record.patient.TemplateFile;
import vpr.templates.ClinicalTemplate;

/** The events that the store is given, as the commands make them. */
final class Samples {
    static final String NAMESPACE = "example.org";

    private static final Author AUTHOR = new Author(
            "Dr Jane Smith", "Consultant Physician", List.of(new Registration("GMC", "1234567")), "Example NHS Trust");
    private static final List<String> TEXTS = Corpus.pieces(Corpus.LETTER);
    private static final List<TemplateFile> TEMPLATE = ClinicalTemplate.shipped().files().entrySet().stream()
            .map(file -> new TemplateFile(file.getKey(), file.getValue()))
            .toList();

    private Samples() {}

    /** The same number gives the same id, in every process. Ids lie as far apart as random ones. */
    static RecordId record(int number) {
        long mixed = (number + 1) * 0x9E3779B97F4A7C15L;
        return RecordId.of(new UUID((mixed & ~0xf000L) | 0x4000L, (number & ~(3L << 62)) | (1L << 63)));
    }

    static NewEvent recordCreated(int number) {
        var record = record(number);
        var status = EhrStatus.created(RmVersion.DEFAULT, record, record(~number), NAMESPACE);
        return event(record, 0, new ClinicalRecordCreated(status, TEMPLATE), now());
    }

    static NewEvent letterAdded(RecordId record, long sequence, int text) {
        var now = now();
        var id = new EntryId(now, UUID.randomUUID());
        var composition = Composition.letter(
                id,
                RmVersion.DEFAULT,
                "Clinical letter",
                new Composer(AUTHOR.name(), AUTHOR.role()),
                now.atOffset(ZoneOffset.UTC));
        var letter = new Letter(composition, TEXTS.get(Math.floorMod(text, TEXTS.size())), List.of());
        return event(record, sequence, new LetterAdded(id, Content.of(letter)), now);
    }

    private static NewEvent event(RecordId record, long sequence, Event event, Instant now) {
        var provenance = new Provenance(AUTHOR, "benchmark", Uuid7.now(), UUID.randomUUID());
        return new NewEvent(record, RecordKind.CLINICAL, sequence, event, UUID.randomUUID(), provenance, now);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
