package vpr.command.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import vpr.command.Examples;
import vpr.record.EntryId;
import vpr.record.letter.Composer;
import vpr.record.letter.Letter;

class LetterChangeTest {
    private static final Letter LETTER =
            Examples.draft("Dear colleague").as(new EntryId(Examples.NOW, Examples.uuid(1)));

    @Property
    void made_again_it_changes_nothing(@ForAll("changes") LetterChange change) {
        var once = change.applyTo(LETTER);

        assertThat(change.applyTo(once)).isEqualTo(once);
    }

    @Property
    void what_it_does_not_name_stays(@ForAll("changes") LetterChange change) {
        var changed = change.applyTo(LETTER);

        assertThat(changed.composition().uid()).isEqualTo(LETTER.composition().uid());
        assertThat(changed.body()).isEqualTo(change.body() == null ? LETTER.body() : change.body());
        assertThat(changed.references())
                .isEqualTo(change.references() == null ? LETTER.references() : change.references());
        assertThat(changed.composition().name())
                .isEqualTo(change.name() == null ? LETTER.composition().name() : change.name());
        assertThat(changed.composition().composer())
                .isEqualTo(change.composer() == null ? LETTER.composition().composer() : change.composer());
    }

    @Example
    void an_empty_one_leaves_the_letter_as_it_is() {
        assertThat(new LetterChange(null, null, null, null, null).applyTo(LETTER))
                .isEqualTo(LETTER);
    }

    @Provide
    Arbitrary<LetterChange> changes() {
        return Combinators.combine(
                        Arbitraries.of("Report", "Clinical letter").injectNull(0.4),
                        Arbitraries.of(
                                        new Composer("Dr Omar Haddad", null),
                                        new Composer("Dr Jane Smith", "Consultant"))
                                .injectNull(0.4),
                        Arbitraries.of("2026-01-12T10:14:00Z", "1998-03-01T08:00:00+05:30")
                                .map(OffsetDateTime::parse)
                                .injectNull(0.4),
                        Arbitraries.of(List.<String>of(), List.of("550e8400-e29b-41d4-a716-446655440000"))
                                .injectNull(0.4),
                        Arbitraries.of("Dear colleague", "# Dear\n\n---\n").injectNull(0.4))
                .as(LetterChange::new);
    }
}
