package vpr.record.letter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vpr.record.Content;
import vpr.record.EntryId;
import vpr.record.InvalidException;
import vpr.record.Texts;
import vpr.record.commit.FileChange;
import vpr.record.commit.Salt;
import vpr.record.commit.StoredFile;
import vpr.record.commit.StoredFiles;
import vpr.record.letter.LetterEvent.LetterAdded;

class LetterFilesTest {
    private static final EntryId ID = EntryId.parse("20260111T143522.045Z-550e8400-e29b-41d4-a716-446655440000");
    private static final String OTHER_ID = "20250111T143522.045Z-650e8400-e29b-41d4-a716-446655440000";
    private static final Composition COMPOSITION = Composition.letter(
            ID, "rm_1_1_0", "Letter", new Composer("A", null), OffsetDateTime.parse("2026-01-12T10:14:00Z"));
    private static final String BODY = LetterFiles.body(ID).text();
    private static final String ENVELOPE = LetterFiles.composition(ID).text();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "---",
                "---\n",
                "---\nletter_id: x\n---\nb",
                "\n---\nb",
                "- a\n- b",
                " a ",
                "a\n\n\n",
                "\ta",
                "שלום 😀",
                "a\u2028b",
                "1e5",
                "\\---"
            })
    void prose_survives_as_it_is(String prose) {
        assertThat(rewritten(letter(prose)).body()).isEqualTo(prose);
    }

    @Property
    void any_prose_survives_as_it_is(@ForAll("prose") String prose) {
        assertThat(rewritten(letter(prose)).body()).isEqualTo(prose);
    }

    @Test
    void line_ends_become_line_feeds() {
        assertThat(letter("a\r\nb\rc\n\r\nd").body()).isEqualTo("a\nb\nc\n\nd");
    }

    @Test
    void the_file_is_the_front_matter_and_the_prose_alone() {
        var letter =
                new Letter(COMPOSITION, "Dear Dr Patel,", List.of(OTHER_ID, "650e8400-e29b-41d4-a716-446655440001"));

        assertThat(new String(Objects.requireNonNull(files(letter).get(BODY)).bytes(), UTF_8))
                .isEqualTo("""
                        ---
                        letter_id: "20260111T143522.045Z-550e8400-e29b-41d4-a716-446655440000"
                        salt: "00000000000000000000000000000000"
                        references:
                          - "20250111T143522.045Z-650e8400-e29b-41d4-a716-446655440000"
                          - "650e8400-e29b-41d4-a716-446655440001"
                        ---
                        Dear Dr Patel,""");
        assertThat(rewritten(letter)).isEqualTo(letter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dear Dr Patel,\n", "---\nA rule above.\n---\n", "---\n", "letter_id: x"})
    void a_file_without_front_matter_is_prose(String file) {
        LetterAdded event = LetterFiles.readAdded(changed(BODY, text -> file));

        assertThat(event.content()).isEqualTo(Content.of(letter(file)));
    }

    @Test
    void one_reference_may_stand_without_a_list() {
        LetterAdded event = LetterFiles.readAdded(
                changed(BODY, text -> text.replaceFirst("\n---\n", "\nreferences: " + OTHER_ID + "\n---\n")));

        assertThat(event.content()).isEqualTo(Content.of(new Letter(COMPOSITION, "prose", List.of(OTHER_ID))));
    }

    @Test
    void a_front_matter_that_is_broken_is_never_shown_as_prose() {
        String path = BODY + ".front matter";

        assertThatThrownBy(() -> LetterFiles.readAdded(changed(BODY, text -> "---\nletter_id: Marker\nprose\n")))
                .hasMessage(path + ": must end with a line ---");
        assertThatThrownBy(() -> LetterFiles.readAdded(changed(BODY, text -> text.replace("20260111T", "Marker"))))
                .hasMessageStartingWith(path + ".letter_id: must be");
        assertThatThrownBy(() -> LetterFiles.readAdded(changed(BODY, text -> text.replace("salt:", "Marker:"))))
                .hasMessageStartingWith(path + ": must hold no other fields");
        assertThatThrownBy(() -> LetterFiles.readAdded(changed(BODY, text -> text.replace(ID.toString(), OTHER_ID))))
                .hasMessage("front matter.letter_id: must be the letter's id");
        assertThatThrownBy(() ->
                        LetterFiles.readAdded(changed(ENVELOPE, text -> text.replace(ID.toString(), OTHER_ID))))
                .hasMessage("composition.uid: must be the letter's id");
    }

    @Test
    void bytes_that_are_no_utf_8_are_refused() {
        Map<String, StoredFile> files = new HashMap<>(files(letter("prose")));
        files.put(BODY, new StoredFile.Bytes(new byte[] {'a', (byte) 0xFF}));

        assertThatThrownBy(() -> LetterFiles.readAdded(StoredFiles.of(files))).hasMessage(BODY + ": must be UTF-8");
    }

    @Test
    void a_letter_is_withheld_when_either_file_was_removed() {
        for (String path : List.of(BODY, ENVELOPE)) {
            Map<String, StoredFile> files = new HashMap<>(files(letter("prose")));
            files.put(path, new StoredFile.Removed("redaction-1"));

            assertThat(LetterFiles.readAdded(StoredFiles.of(files)))
                    .isEqualTo(new LetterAdded(ID, new Content.Withheld<>("redaction-1")));
        }
    }

    @Test
    void a_commit_that_holds_no_letter_half_a_letter_or_two_is_refused() {
        Map<String, StoredFile> half = new HashMap<>(files(letter("prose")));
        half.remove(ENVELOPE);
        Map<String, StoredFile> two = new HashMap<>(files(letter("prose")));
        two.put(BODY.replace(ID.toString(), OTHER_ID), new StoredFile.Bytes(new byte[] {'a'}));
        Map<String, StoredFile> strange =
                Map.of("correspondence/letter/Marker/body.md", new StoredFile.Bytes(new byte[] {'a'}));

        assertThatThrownBy(() -> LetterFiles.readAdded(StoredFiles.of(Map.of())))
                .hasMessage("correspondence/letter: must hold the letter");
        assertThatThrownBy(() -> LetterFiles.readAdded(StoredFiles.of(half)))
                .hasMessage(ENVELOPE + ": must be in the commit");
        assertThatThrownBy(() -> LetterFiles.readAdded(StoredFiles.of(two)))
                .hasMessage("correspondence/letter: must hold one letter a commit");
        assertThatThrownBy(() -> LetterFiles.readAdded(StoredFiles.of(strange)))
                .hasMessageStartingWith("correspondence/letter: must be")
                .hasMessageNotContaining("Marker");
    }

    @Test
    void prose_that_cannot_be_stored_is_refused() {
        Stream.of(
                        "",
                        " \n\t ",
                        "\r\n",
                        "\ufeffMarker",
                        "Marker\u0000",
                        "Marker\u001b[31m",
                        "Marker\u0085",
                        "Marker\u007f",
                        "Marker\ud800",
                        "\udc00Marker")
                .forEach(prose -> assertThatThrownBy(() -> letter(prose))
                        .isInstanceOf(InvalidException.class)
                        .hasMessageStartingWith("body: must")
                        .hasMessageNotContaining("Marker"));
    }

    @Test
    void prose_is_at_most_512_kib_of_utf_8() {
        assertThat(rewritten(letter("é".repeat(256 * 1024))).body()).hasSize(256 * 1024);
        assertThatThrownBy(() -> letter("é".repeat(256 * 1024) + "x"))
                .hasMessage("body: must be at most 524288 bytes of UTF-8");
        assertThatThrownBy(() -> letter("x".repeat(512 * 1024 + 1)))
                .hasMessage("body: must be at most 524288 bytes of UTF-8");
    }

    @Test
    void references_are_ids_in_their_canonical_form_each_once() {
        Stream.of(
                        "Marker",
                        "650E8400-e29b-41d4-a716-446655440000",
                        "650e8400-e29b-11d4-a716-446655440000",
                        "",
                        OTHER_ID + " ",
                        "../x")
                .forEach(reference -> assertThatThrownBy(() -> new Letter(COMPOSITION, "a", List.of(reference)))
                        .hasMessageStartingWith("references[0]: must")
                        .hasMessageNotContaining("Marker"));
        assertThatThrownBy(() -> new Letter(COMPOSITION, "a", List.of(OTHER_ID, OTHER_ID)))
                .hasMessage("references[1]: must be named once");
        List<String> many = IntStream.range(0, 101)
                .mapToObj("%08x-e29b-41d4-a716-446655440000"::formatted)
                .toList();
        assertThatThrownBy(() -> new Letter(COMPOSITION, "a", many)).hasMessage("references: must be at most 100");
    }

    @Test
    void nothing_of_a_letter_is_shown_by_accident() {
        assertThat(new LetterAdded(ID, Content.of(letter("Marker")))).asString().doesNotContain("Marker");
    }

    @Provide
    Arbitrary<String> prose() {
        return Texts.prose();
    }

    private static Letter letter(String prose) {
        return new Letter(COMPOSITION, prose, List.of());
    }

    private static Letter rewritten(Letter letter) {
        LetterAdded event = LetterFiles.readAdded(StoredFiles.of(files(letter)));
        assertThat(event.letter()).isEqualTo(ID);
        return ((Content.Present<Letter>) event.content()).value();
    }

    private static StoredFiles changed(String path, UnaryOperator<String> change) {
        Map<String, StoredFile.Bytes> files = files(letter("prose"));
        files.computeIfPresent(
                path,
                (same, file) -> new StoredFile.Bytes(
                        change.apply(new String(file.bytes(), UTF_8)).getBytes(UTF_8)));
        return StoredFiles.of(files);
    }

    private static Map<String, StoredFile.Bytes> files(Letter letter) {
        var files = new HashMap<String, StoredFile.Bytes>();
        LetterFiles.write(ID, letter, () -> new Salt("0".repeat(32)))
                .forEach((path, change) ->
                        files.put(path.text(), new StoredFile.Bytes(((FileChange.Put) change).bytes())));
        return files;
    }
}
