package vpr.record.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vpr.record.InvalidException;

class RecordPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/a",
                "a/",
                "a//b",
                ".",
                "..",
                "../a",
                "a/../b",
                "a/./b",
                "a/..",
                "a.",
                "a b",
                "a\\b",
                "a:b",
                "C:/a",
                "a\nb",
                "a\u0000",
                "é",
                "~",
                "git~1",
                ".git",
                ".git/config",
                ".GIT/config",
                "a/.Git/hooks",
                ".gitmodules",
                ".GitAttributes",
                "a/b/c/d/e/f/g/h/i/j/k"
            })
    void a_path_that_could_lead_elsewhere_is_none(String text) {
        assertThatThrownBy(() -> new RecordPath(text))
                .isInstanceOf(InvalidException.class)
                .hasMessageStartingWith("path: must");
    }

    @Test
    void a_path_is_bounded() {
        assertThatThrownBy(() -> new RecordPath("a".repeat(101))).isInstanceOf(InvalidException.class);
        assertThatThrownBy(() -> new RecordPath("a".repeat(90) + "/" + "b".repeat(90) + "/" + "c".repeat(90)))
                .isInstanceOf(InvalidException.class);
        assertThat(new RecordPath("a".repeat(100)).name()).hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"patient.yaml", ".gitattributes", "a/.gitkeep", "a/b/c/d/e/f/g/h/i/j", "A-b_c.1/x", "...a"})
    void names_that_every_file_system_keeps_are_a_path(String text) {
        assertThat(new RecordPath(text)).hasToString(text);
    }

    @Test
    void a_path_knows_its_names_and_its_folders() {
        RecordPath path = RecordPath.of("correspondence", "letter", "x").resolve("body.md");

        assertThat(path.names()).containsExactly("correspondence", "letter", "x", "body.md");
        assertThat(path.name()).isEqualTo("body.md");
        assertThat(path.isIn(RecordPath.of("correspondence", "letter"))).isTrue();
        assertThat(path.isIn(RecordPath.of("correspondence", "let"))).isFalse();
        assertThat(path.isIn(path)).isFalse();
    }

    @Test
    void a_path_is_never_a_file_and_a_folder_in_one_commit() {
        var changes = FileChanges.put(new RecordPath("a"), new byte[0])
                .and(FileChanges.put(new RecordPath("a-b"), new byte[0]));

        assertThatThrownBy(() -> changes.and(FileChanges.put(new RecordPath("a/b/c"), new byte[0])))
                .hasMessage("path: must not be a file and a folder at once");
        assertThatThrownBy(() -> changes.and(FileChanges.remove(new RecordPath("a"))))
                .hasMessage("path: must be changed once in a commit");
        assertThat(changes.byPath()).containsOnlyKeys(new RecordPath("a"), new RecordPath("a-b"));
    }

    @Test
    void stored_files_are_found_by_path_and_by_folder() {
        StoredFiles files = StoredFiles.of(Map.of(
                "a/one",
                new StoredFile.Bytes(new byte[] {1}),
                "b",
                new StoredFile.Removed("r"),
                "ab/two",
                new StoredFile.Bytes(new byte[] {2})));

        assertThat(files.in(new RecordPath("a"))).containsExactly(new RecordPath("a/one"));
        assertThat(files.find(new RecordPath("b"))).contains(new StoredFile.Removed("r"));
        assertThat(files.find(new RecordPath("c"))).isEmpty();
        assertThatThrownBy(() -> files.present(new RecordPath("b"), bytes -> bytes))
                .hasMessage("b: must not be withheld");
        assertThatThrownBy(() -> files.present(new RecordPath("c"), bytes -> bytes))
                .hasMessage("c: must be in the commit");
    }
}
