package vpr.record.commit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import vpr.record.Author;
import vpr.record.EventName;
import vpr.record.Hex;
import vpr.record.InvalidException;
import vpr.record.Provenance;
import vpr.record.Registration;
import vpr.record.UtcMillis;

/**
 * Every trailer of a commit, in the order in which they stand: this is the one page that lists them.
 *
 * @param provenance who and what stands behind the event
 * @param event the event's stored name
 * @param sequence the commit's number in its record, from 0
 * @param recordedAt when it was recorded, cut to the millisecond
 * @param contentSha256 the {@link ContentChain}'s value
 * @param signatureMeaning what the signature says
 */
public record Trailers(
        Provenance provenance,
        EventName event,
        UUID eventId,
        long sequence,
        Instant recordedAt,
        String contentSha256,
        SignatureMeaning signatureMeaning) {

    public Trailers {
        recordedAt = UtcMillis.cut("Recorded-At", recordedAt);
        if (sequence < 0) {
            throw new InvalidException("Sequence", "must not be negative");
        }
        if (!Hex.is(contentSha256, 64)) {
            throw new InvalidException("Content-SHA256", "must be 64 lower-case hex digits");
        }
    }

    /** Each on a line of its own. */
    String text() {
        var lines = new StringBuilder();
        Author author = provenance.author();
        line(lines, "Author-Name", author.name());
        if (author.role() != null) {
            line(lines, "Author-Role", author.role());
        }
        for (Registration registration : author.registrations()) {
            line(lines, "Author-Registration", registration.toString());
        }
        if (author.careLocation() != null) {
            line(lines, "Care-Location", author.careLocation());
        }
        line(lines, "Event", event.toString());
        line(lines, "Event-Id", eventId.toString());
        line(lines, "Sequence", Long.toString(sequence));
        line(lines, "Recorded-At", UtcMillis.text(recordedAt));
        line(lines, "Command-Id", provenance.commandId().toString());
        line(lines, "Correlation-Id", provenance.correlationId().toString());
        line(lines, "Caller", provenance.caller());
        line(lines, "Content-SHA256", contentSha256);
        line(lines, "Signature-Meaning", signatureMeaning.stored());
        return lines.toString();
    }

    private static void line(StringBuilder lines, String name, String value) {
        lines.append(name).append(": ").append(value).append('\n');
    }

    /** Reads what {@link #text} wrote; the caller compares, so a form that is not canonical is found there. */
    static Trailers parse(TrailerLines lines) {
        String name = lines.required("Author-Name");
        String role = lines.optional("Author-Role");
        List<Registration> registrations = new ArrayList<>();
        for (String text = lines.optional("Author-Registration");
                text != null;
                text = lines.optional("Author-Registration")) {
            registrations.add(registration(text));
        }
        var author = new Author(name, role, registrations, lines.optional("Care-Location"));
        EventName event = EventName.parse(lines.required("Event"));
        UUID eventId = lines.requiredUuid("Event-Id");
        long sequence = lines.requiredNumber("Sequence");
        Instant recordedAt = UtcMillis.parse("Recorded-At", lines.required("Recorded-At"));
        UUID commandId = lines.requiredUuid("Command-Id");
        UUID correlationId = lines.requiredUuid("Correlation-Id");
        var provenance = new Provenance(author, lines.required("Caller"), commandId, correlationId);
        String hash = lines.required("Content-SHA256");
        SignatureMeaning meaning = SignatureMeaning.parse(lines.required("Signature-Meaning"));
        lines.requireEnd();
        return new Trailers(provenance, event, eventId, sequence, recordedAt, hash, meaning);
    }

    private static Registration registration(String text) {
        int space = text.indexOf(' ');
        if (space < 0) {
            throw new InvalidException("Author-Registration", "must be an authority, a space and a number");
        }
        return new Registration(text.substring(0, space), text.substring(space + 1));
    }
}
