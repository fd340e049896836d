package vpr.benchmarks.server;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vpr.access.Action;
import vpr.access.Allowed;
import vpr.benchmarks.load.Callers;
import vpr.benchmarks.load.Corpus;
import vpr.benchmarks.load.Round;
import vpr.benchmarks.load.Until;
import vpr.benchmarks.load.Uuid7;
import vpr.command.Commands;
import vpr.command.DerivedIds;
import vpr.command.Idempotency;
import vpr.command.PatientRecords;
import vpr.command.Sender;
import vpr.command.letter.AddLetter;
import vpr.command.letter.LetterDraft;
import vpr.command.letter.LetterSettings;
import vpr.command.letter.NewLetterId;
import vpr.gitstore.GitStore;
import vpr.record.RecordId;
import vpr.record.letter.Composer;

/** Adds letters without HTTP, by what the letters' controller calls: from idempotency to the journal. */
@RestController
class AddingController {
    private final Commands commands;
    private final Idempotency idempotency;
    private final PatientRecords patients;
    private final DerivedIds ids;
    private final LetterSettings settings;
    private final GitStore store;
    private final List<String> texts = Corpus.pieces(Corpus.LETTER);

    AddingController(
            Commands commands,
            Idempotency idempotency,
            PatientRecords patients,
            DerivedIds ids,
            LetterSettings settings,
            GitStore store) {
        this.commands = commands;
        this.idempotency = idempotency;
        this.patients = patients;
        this.ids = ids;
        this.settings = settings;
        this.store = store;
    }

    @Allowed(Action.ADD_LETTER)
    @PostMapping("/benchmark/add-letter")
    Round add(@RequestParam int callers, @RequestParam long millis, @RequestBody List<String> patientIds, Sender sender)
            throws Exception {
        var patients =
                patientIds.stream().map(id -> RecordId.parse("patientIds", id)).toList();
        return Callers.run(
                callers,
                Until.over(Duration.ofMillis(millis)),
                caller -> adding(new Random(caller), patients, sender),
                () -> Drained.await(store));
    }

    private Callers.Call adding(Random random, List<RecordId> to, Sender first) {
        return () -> add(
                to.get(random.nextInt(to.size())),
                texts.get(random.nextInt(texts.size())),
                new Sender(
                        first.caller(),
                        Uuid7.now(),
                        first.correlationId(),
                        Instant.now().truncatedTo(ChronoUnit.MILLIS),
                        null));
    }

    private void add(RecordId patient, String text, Sender sender) {
        var provenance = sender.provenance(null);
        var clinical = patients.of(patient).clinical();
        var author = provenance.author();
        var draft = new LetterDraft(
                "Clinical letter",
                new Composer(author.name(), author.role()),
                sender.now().atOffset(ZoneOffset.UTC),
                settings.rmVersion(),
                List.of(),
                text);
        var command = AddLetter.of(clinical, new NewLetterId.Generated(sender.now(), ids.of("letter", sender)), draft);
        idempotency.once(clinical, provenance, stored -> Optional.empty(), () -> commands.send(command, provenance));
    }
}
