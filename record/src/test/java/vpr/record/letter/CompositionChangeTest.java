package vpr.record.letter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import vpr.record.Texts;
import vpr.record.yaml.YamlReader;
import vpr.record.yaml.YamlWriter;

class CompositionChangeTest {
    private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-01-12T10:14:00Z");
    private static final Composition GIVEN = new Composition(YamlReader.readMapping("""
            rm_version: rm_1_1_0
            feeder_audit: {originating_system: "ward"}
            uid: "20260111T143522.045Z-550e8400-e29b-41d4-a716-446655440000"
            archetype_node_id: openEHR-EHR-COMPOSITION.correspondence.v1
            name: {mappings: [], value: Clinical letter}
            composer: {external_ref: {id: "7"}, name: Dr Jane Smith, role: Consultant}
            context: {setting: clinic, start_time: "2026-01-12T10:14:00.000Z", location: ward}
            """.getBytes(UTF_8)));

    @Property
    void what_is_changed_is_what_was_asked_for(
            @ForAll("line") String name, @ForAll("composer") Composer composer, @ForAll("time") OffsetDateTime time) {
        var changed = GIVEN.with(name, composer, time);

        assertThat(changed.name()).isEqualTo(name);
        assertThat(changed.composer()).isEqualTo(composer);
        assertThat(changed.startTime()).isEqualTo(time);
        assertThat(changed.uid()).isEqualTo(GIVEN.uid());
        assertThat(changed.rmVersion()).isEqualTo(GIVEN.rmVersion());
    }

    @Property
    void what_is_not_known_stays_where_it_was(
            @ForAll("line") String name, @ForAll("composer") Composer composer, @ForAll("time") OffsetDateTime time) {
        var back = GIVEN.with(name, composer, time).with(GIVEN.name(), GIVEN.composer(), TIME);

        assertThat(back.tree().entries().sequencedKeySet())
                .containsExactlyElementsOf(GIVEN.tree().entries().sequencedKeySet());
        assertThat(text(back)).contains("mappings: []", "external_ref:", "setting: clinic", "location: ward", "ward");
    }

    @Property
    void a_change_that_is_made_again_changes_nothing(
            @ForAll("line") String name, @ForAll("composer") Composer composer, @ForAll("time") OffsetDateTime time) {
        var once = GIVEN.with(name, composer, time);

        assertThat(text(once.with(name, composer, time))).isEqualTo(text(once));
    }

    @Example
    void what_is_the_same_keeps_the_form_that_it_was_written_in() {
        assertThat(text(GIVEN.with(GIVEN.name(), GIVEN.composer(), TIME))).isEqualTo(text(GIVEN));
    }

    @Example
    void one_change_is_one_line_of_the_file() {
        var changed = GIVEN.with("Report", GIVEN.composer(), TIME);

        assertThat(text(changed)).isEqualTo(text(GIVEN).replace("value: Clinical letter", "value: Report"));
    }

    @Example
    void a_composer_without_a_role_has_none_left() {
        assertThat(text(GIVEN.with(GIVEN.name(), new Composer("Dr Omar Haddad", null), TIME)))
                .doesNotContain("role:")
                .contains("name: Dr Omar Haddad");
    }

    private static String text(Composition composition) {
        return new String(YamlWriter.write(composition.tree()), UTF_8);
    }

    @Provide
    Arbitrary<String> line() {
        return Texts.line();
    }

    @Provide
    Arbitrary<Composer> composer() {
        return Combinators.combine(Texts.line(), Texts.line().injectNull(0.3)).as(Composer::new);
    }

    @Provide
    Arbitrary<OffsetDateTime> time() {
        return Arbitraries.longs()
                .between(-1_000_000_000L, 4_000_000_000L)
                .map(second -> OffsetDateTime.ofInstant(
                        java.time.Instant.ofEpochSecond(second), java.time.ZoneOffset.ofHours(2)));
    }
}
