package vpr.command.letter;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vpr.record.EntryId;
import vpr.record.Line;
import vpr.record.RmVersion;
import vpr.record.letter.Composer;
import vpr.record.letter.Letter;

/**
 * What is to be different in a letter. What is null stays as it is, and so does everything of the composition that is not
 * named here.
 */
public record LetterChange(
        @Nullable String name,
        @Nullable Composer composer,
        @Nullable OffsetDateTime startTime,
        @Nullable List<String> references,
        @Nullable String body) {
    private static final Letter ANY = new LetterDraft(
                    "Letter",
                    new Composer("Nobody", null),
                    Instant.EPOCH.atOffset(ZoneOffset.UTC),
                    RmVersion.DEFAULT,
                    List.of(),
                    "-")
            .as(new EntryId(Instant.EPOCH, new UUID(0x4000L, Long.MIN_VALUE)));

    public LetterChange {
        if (name != null) {
            Line.check("name", name);
        }
        references = references == null ? null : List.copyOf(references);
        // A part that breaks a rule breaks it in every letter.
        var _ = applied(ANY, name, composer, startTime, references, body);
    }

    /** The letter with this change; equal to it when nothing is different. */
    public Letter applyTo(Letter letter) {
        return applied(letter, name, composer, startTime, references, body);
    }

    private static Letter applied(
            Letter letter,
            @Nullable String name,
            @Nullable Composer composer,
            @Nullable OffsetDateTime startTime,
            @Nullable List<String> references,
            @Nullable String body) {
        var composition = letter.composition();
        return new Letter(
                composition.with(
                        Objects.requireNonNullElseGet(name, composition::name),
                        Objects.requireNonNullElseGet(composer, composition::composer),
                        Objects.requireNonNullElseGet(startTime, composition::startTime)),
                Objects.requireNonNullElseGet(body, letter::body),
                Objects.requireNonNullElseGet(references, letter::references));
    }

    /** Without the text. */
    @Override
    public String toString() {
        return "LetterChange";
    }
}
