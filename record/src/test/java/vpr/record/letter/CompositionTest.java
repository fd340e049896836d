package vpr.record.letter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vpr.record.EntryId;
import vpr.record.InvalidException;
import vpr.record.letter.Snapshot.Code;
import vpr.record.letter.Snapshot.CopiedFrom;
import vpr.record.letter.Snapshot.Item;
import vpr.record.yaml.Yaml;
import vpr.record.yaml.YamlReader;
import vpr.record.yaml.YamlWriter;

class CompositionTest {
    private static final EntryId UID = EntryId.parse("20260111T143522.045Z-550e8400-e29b-41d4-a716-446655440000");
    private static final String NEWER = "newer-snapshot-v1.yaml";
    private static final String OLDER = "older-problem-summary-v1.yaml";

    @ParameterizedTest
    @ValueSource(strings = {NEWER, OLDER})
    void the_examples_of_the_letters_document_are_value_equal_when_written_again(String file) {
        Composition composition = seed(file);

        assertThat(read(new String(YamlWriter.write(composition.tree()), UTF_8)))
                .isEqualTo(composition);
        assertThat(List.copyOf(read(new String(YamlWriter.write(composition.tree()), UTF_8))
                        .tree()
                        .entries()
                        .keySet()))
                .isEqualTo(List.copyOf(composition.tree().entries().keySet()));
    }

    @Test
    void the_newer_example_has_coded_and_uncoded_snapshots() {
        Composition composition = seed(NEWER);

        assertThat(composition.uid()).isEqualTo(UID);
        assertThat(composition.rmVersion()).isEqualTo("rm_1_1_0");
        assertThat(composition.name()).isEqualTo("Clinical letter");
        assertThat(composition.composer()).isEqualTo(new Composer("Dr Jane Smith", "Clinical Practitioner"));
        assertThat(composition.startTime()).isEqualTo(OffsetDateTime.parse("2026-01-12T10:14:00Z"));
        assertThat(composition.snapshots())
                .containsExactly(
                        new Snapshot(
                                "diagnoses",
                                List.of(
                                        new Item("Hypertension", new Code("SNOMED-CT", "38341003")),
                                        new Item("Hyperlipidaemia", null),
                                        new Item(
                                                "Chronic obstructive pulmonary disease",
                                                new Code("SNOMED-CT", "13645005"))),
                                null,
                                "Diagnoses (snapshot)",
                                null),
                        new Snapshot(
                                "medications",
                                List.of(
                                        new Item("Amlodipine 10 mg once daily", null),
                                        new Item("Atorvastatin 20 mg nocte", null)),
                                null,
                                "Medication summary (snapshot)",
                                null));
    }

    @Test
    void the_older_example_is_read_as_diagnoses() {
        Composition composition = seed(OLDER);

        assertThat(composition.rmVersion()).isEqualTo("1.0.4");
        assertThat(composition.snapshots()).singleElement().satisfies(snapshot -> {
            assertThat(snapshot.kind()).isEqualTo("diagnoses");
            assertThat(snapshot.name()).isEqualTo("Diagnoses at time of correspondence");
            assertThat(snapshot.items())
                    .extracting(Item::text)
                    .containsExactly("Hypertension", "Hyperlipidaemia", "Chronic obstructive pulmonary disease");
        });
    }

    @Test
    void a_new_letter_has_the_shape_of_the_example_without_its_snapshots() {
        var made = Composition.letter(
                UID,
                "rm_1_1_0",
                "Clinical letter",
                new Composer("Dr Jane Smith", "Clinical Practitioner"),
                OffsetDateTime.parse("2026-01-12T10:14:00Z"));
        String example = seedText(NEWER);
        String withoutSnapshots = example.substring(0, example.indexOf("        # Optional reusable"));

        assertThat(made).isEqualTo(read(withoutSnapshots));
        assertThat(YamlWriter.write(made.tree()))
                .isEqualTo(YamlWriter.write(read(withoutSnapshots).tree()));
        assertThat(made.snapshots()).isEmpty();
    }

    @Test
    void the_start_time_keeps_its_offset_and_what_is_finer_than_a_second() {
        for (String text :
                List.of("2026-07-12T10:14:00+01:00", "2026-07-12T10:14:05.123456789-05:30", "0001-01-01T00:00:00Z")) {
            OffsetDateTime time = OffsetDateTime.parse(text);

            Composition composition = Composition.letter(UID, "1.0.4", "Letter", new Composer("A", null), time);

            assertThat(composition.startTime()).isEqualTo(time);
            assertThat(new String(YamlWriter.write(composition.tree()), UTF_8))
                    .contains("start_time: \"" + text + "\"");
        }
        assertThatThrownBy(() -> Composition.letter(
                        UID,
                        "1.0.4",
                        "Letter",
                        new Composer("A", null),
                        OffsetDateTime.parse("+12026-01-01T00:00:00Z")))
                .hasMessageStartingWith("context.start_time: must");
        assertThatThrownBy(() -> Composition.letter(
                        UID,
                        "1.0.4",
                        "Letter",
                        new Composer("A", null),
                        OffsetDateTime.parse("2026-01-01T00:00:00+01:00:30")))
                .hasMessageStartingWith("context.start_time: must");
    }

    @Test
    void a_snapshot_may_be_empty_of_any_kind_told_as_text_and_copied_forward() {
        Composition composition = withEvaluation("""
                archetype_node_id: openEHR-EHR-EVALUATION.snapshot.v1
                data:
                  kind: {value: what_the_dog_likes}
                  items: []
                  narrative: {type: inline_text, text: "Walks.\\nBones."}
                  copied_from: {letter_id: x, commit: y, kind: z}
                """);

        assertThat(composition.snapshots())
                .containsExactly(new Snapshot(
                        "what_the_dog_likes", List.of(), "Walks.\nBones.", null, new CopiedFrom("x", "y", "z")));
    }

    @Test
    void an_evaluation_of_another_archetype_is_kept_and_is_no_snapshot() {
        Composition composition =
                withEvaluation("archetype_node_id: openEHR-EHR-EVALUATION.tomorrow.v7\ndata: [1.50, ~]\n");

        assertThat(composition.snapshots()).isEmpty();
        assertThat(read(new String(YamlWriter.write(composition.tree()), UTF_8)))
                .isEqualTo(composition);
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void a_wrong_field_is_named_and_its_value_is_not(String part, String other, String message) {
        String text = seedText(NEWER).replace(part, other);

        assertThat(text).isNotEqualTo(seedText(NEWER));
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InvalidException.class)
                .hasMessage(message);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("rm_1_1_0", "Marker", "rm_version: must be rm_1_1_0 or 1.0.4"),
                Arguments.of("20260111T", "20260231T", "uid: must begin with a time that exists"),
                Arguments.of(
                        "COMPOSITION.correspondence.v1",
                        "COMPOSITION.Marker.v1",
                        "archetype_node_id: must be openEHR-EHR-COMPOSITION.correspondence.v1"),
                Arguments.of("value: \"Clinical letter\"", "value: \"\"", "name.value: must not be blank"),
                Arguments.of("composer:", "composed:", "composer: must be there"),
                Arguments.of("name: \"Dr Jane Smith\"", "name: [Marker]", "composer.name: must be a text"),
                Arguments.of(
                        "2026-01-12T10:14:00Z",
                        "2026-02-30T10:14:00Z",
                        "context.start_time: must be a date and time that exists"),
                Arguments.of(
                        "2026-01-12T10:14:00Z",
                        "2026-01-12T10:14:00",
                        "context.start_time: must be a date and time with an offset (RFC 3339)"),
                Arguments.of(
                        "2026-01-12T10:14:00Z",
                        "Marker",
                        "context.start_time: must be a date and time with an offset (RFC 3339)"),
                Arguments.of(
                        "kind:\n                value: \"medications\"",
                        "sort: Marker",
                        "content[0].section.items[2].evaluation.data.kind: must be there"),
                Arguments.of(
                        "- text: \"Hyperlipidaemia\"",
                        "- Marker",
                        "content[0].section.items[1].evaluation.data.items[1]: must be a mapping"));
    }

    private static Composition withEvaluation(String evaluation) {
        String example = seedText(NEWER);
        String start = example.substring(0, example.indexOf("        # Canonical narrative letter"));
        return read(start + "        - evaluation:\n" + evaluation.indent(12));
    }

    private static Composition seed(String file) {
        return read(seedText(file));
    }

    private static Composition read(String yaml) {
        Yaml.Mapping tree = YamlReader.readMapping(yaml.getBytes(UTF_8));
        return new Composition(tree);
    }

    private static String seedText(String file) {
        try (InputStream in = CompositionTest.class.getResourceAsStream("/seed-compositions/" + file)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
