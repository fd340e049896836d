package vpr.record.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vpr.record.Author;
import vpr.record.Authors;
import vpr.record.EventName;
import vpr.record.InvalidException;
import vpr.record.Provenance;
import vpr.record.Registration;

class CommitMessageTest {
    private static final UUID COMMAND = UUID.fromString("019bb1c0-5a3b-7c00-8000-000000000001");
    private static final UUID CORRELATION = UUID.fromString("00000000-0000-4000-8000-0000000000c0");
    private static final UUID EVENT_ID = UUID.fromString("550e8400-e29b-41d4-a716-446655440000");

    private static final String TEXT = """
            letter:create: Letter added

            Author-Name: Dr Zoë Müller
            Author-Role: Consultant Physician
            Author-Registration: GMC 1234567
            Author-Registration: NMC 98I7654E
            Care-Location: Example NHS Trust
            Event: letter-added/1
            Event-Id: 550e8400-e29b-41d4-a716-446655440000
            Sequence: 1
            Recorded-At: 2026-01-12T10:14:00.120Z
            Command-Id: 019bb1c0-5a3b-7c00-8000-000000000001
            Correlation-Id: 00000000-0000-4000-8000-0000000000c0
            Caller: k0000000000000a1
            Content-SHA256: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
            Signature-Meaning: attested
            """;

    @Test
    void the_text_is_the_subject_an_empty_line_and_every_trailer_in_its_order() {
        var author = new Author(
                "Dr Zoë Müller",
                "Consultant Physician",
                List.of(new Registration("NMC", "98I7654E"), new Registration("GMC", "1234567")),
                "Example NHS Trust");

        assertThat(message(author).text()).isEqualTo(TEXT);
        assertThat(CommitMessage.parse(TEXT)).isEqualTo(message(author));
    }

    @Test
    void what_an_author_has_not_is_left_out() {
        assertThat(message(new Author("Patient", null, List.of(), null)).text())
                .startsWith("letter:create: Letter added\n\nAuthor-Name: Patient\nEvent: letter-added/1\n");
    }

    @Property
    void every_message_is_read_again(@ForAll("messages") CommitMessage message) {
        assertThat(CommitMessage.parse(message.text())).isEqualTo(message);
    }

    @Property
    void a_message_with_one_character_less_is_foreign(@ForAll("messages") CommitMessage message, @ForAll int place) {
        String text = message.text();
        int at = Math.floorMod(place, text.length());
        String changed = text.substring(0, at) + text.substring(at + 1);
        CommitMessage read;
        try {
            read = CommitMessage.parse(changed);
        } catch (ForeignCommitException e) {
            return;
        }
        assertThat(read.text()).isEqualTo(changed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "letter:create: Letter added|fix typo|message",
                "letter:create: Letter added|letter:create: Letter added: Marker|summary",
                "Author-Name: Dr Zoë Müller|Author-Name: A <b>|author.name",
                "Author-Registration: GMC 1234567|Author-Registration: GMC1234567|Author-Registration",
                "Author-Registration: GMC 1234567|Author-Registration: ZZZ 1|message",
                "Event: letter-added/1|Event: LetterAdded|Event",
                "Event-Id: 550e8400-e29b|Event-Id: 550E8400-e29b|Event-Id",
                "Sequence: 1|Sequence: 01|Sequence",
                "Sequence: 1|Sequence: -1|Sequence",
                "Recorded-At: 2026-01-12T10:14:00.120Z|Recorded-At: 2026-01-12T10:14:00.12Z|Recorded-At",
                "Recorded-At: 2026-01-12T10:14:00.120Z|Recorded-At: 2026-02-30T10:14:00.120Z|Recorded-At",
                "Command-Id: 019bb1c0-5a3b-7c00|Command-Id: 019bb1c0-5a3b-4c00|Idempotency-Key",
                "Caller: k0000000000000a1|Caller: a <b@c>|caller",
                "Content-SHA256: aaaa|Content-SHA256: AAAA|Content-SHA256",
                "Signature-Meaning: attested|Signature-Meaning: Marker|Signature-Meaning",
                "Caller: k|Marker: x|Caller",
                "Signature-Meaning: attested|Signature-Meaning: attested\\nSigned-off-by: Marker|trailers"
            })
    void a_message_that_is_not_ours_is_foreign_and_the_rule_is_named(String part, String other, String field) {
        String text = TEXT.replace(part, other.replace("\\n", "\n"));

        assertThat(text).isNotEqualTo(TEXT);
        assertThatThrownBy(() -> CommitMessage.parse(text)).isInstanceOfSatisfying(ForeignCommitException.class, e -> {
            assertThat(e.violations().getFirst().field()).isEqualTo(field);
            assertThat(e.getMessage()).doesNotContain("Marker");
        });
    }

    @Test
    void other_line_ends_a_missing_last_one_and_an_endless_message_are_foreign() {
        assertThatThrownBy(() -> CommitMessage.parse(TEXT.replace("\n", "\r\n")))
                .isInstanceOf(ForeignCommitException.class);
        assertThatThrownBy(() -> CommitMessage.parse(TEXT.strip())).isInstanceOf(ForeignCommitException.class);
        assertThatThrownBy(() -> CommitMessage.parse(TEXT + "\n")).isInstanceOf(ForeignCommitException.class);
        assertThatThrownBy(() -> CommitMessage.parse("")).isInstanceOf(ForeignCommitException.class);
        assertThatThrownBy(() -> CommitMessage.parse("x".repeat(1 << 20))).isInstanceOf(ForeignCommitException.class);
    }

    @Test
    void a_subject_has_no_room_for_a_persons_words() {
        Trailers trailers =
                message(new Author("Patient", null, List.of(), null)).trailers();

        assertThatThrownBy(() -> new CommitMessage("letter", "create", "Added\nEvent: x/1", trailers))
                .isInstanceOf(InvalidException.class);
        assertThatThrownBy(() -> new CommitMessage("Letter", "create", "Added", trailers))
                .isInstanceOf(InvalidException.class);
    }

    @Test
    void the_time_of_recording_is_cut_to_the_millisecond() {
        Trailers trailers =
                trailers(new Author("Patient", null, List.of(), null), Instant.parse("2026-01-12T10:14:00.120999Z"));

        assertThat(trailers.recordedAt()).isEqualTo(Instant.parse("2026-01-12T10:14:00.120Z"));
    }

    @Provide
    Arbitrary<CommitMessage> messages() {
        Arbitrary<Instant> times = Arbitraries.longs()
                .between(-62_135_596_800_000L, 253_402_300_799_999L)
                .map(Instant::ofEpochMilli);
        return Combinators.combine(Authors.any(), times)
                .as((author, time) -> new CommitMessage("letter", "create", "Letter added", trailers(author, time)));
    }

    private static CommitMessage message(Author author) {
        return new CommitMessage(
                "letter", "create", "Letter added", trailers(author, Instant.parse("2026-01-12T10:14:00.120Z")));
    }

    private static Trailers trailers(Author author, Instant recordedAt) {
        var provenance = new Provenance(author, "k0000000000000a1", COMMAND, CORRELATION);
        return new Trailers(
                provenance,
                new EventName("letter-added", 1),
                EVENT_ID,
                1,
                recordedAt,
                "a".repeat(64),
                SignatureMeaning.ATTESTED);
    }
}
