package vpr.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClinicalTemplateTest {
    @TempDir
    Path directory;

    @Test
    void the_shipped_template_is_every_file_of_its_folder_and_keeps_the_rules() throws Exception {
        var url = ClinicalTemplate.class.getResource("/templates/clinical");
        assertThat(url).isNotNull();

        var folder = ClinicalTemplate.from(Path.of(url.toURI()));

        assertThat(folder.files().keySet()).containsExactlyElementsOf(ClinicalTemplate.SHIPPED);
        assertThat(ClinicalTemplate.shipped().files().get("README.md"))
                .isEqualTo(folder.files().get("README.md"));
    }

    @Test
    void a_directory_is_read_with_its_folders_in_the_order_of_the_paths() throws Exception {
        write("b.md", "two");
        write("a/deep/c.md", "one");

        var files = ClinicalTemplate.from(directory).files();

        assertThat(files.keySet()).containsExactly("a/deep/c.md", "b.md");
        assertThat(new String(files.get("b.md"), StandardCharsets.UTF_8)).isEqualTo("two");
    }

    @Test
    void later_changes_of_the_directory_or_of_what_was_given_out_have_no_effect() throws Exception {
        write("a.md", "first");
        var template = ClinicalTemplate.from(directory);
        write("a.md", "second");
        template.files().values().forEach(content -> content[0] = (byte) 'X');

        assertThat(new String(template.files().get("a.md"), StandardCharsets.UTF_8))
                .isEqualTo("first");
    }

    @Test
    void a_symbolic_link_is_refused_whether_to_a_file_a_folder_or_nothing() throws Exception {
        write("a.md", "text");
        var link = directory.resolve("link");
        for (var target : new Path[] {directory.resolve("a.md"), directory.getParent(), Path.of("/nowhere")}) {
            Files.createSymbolicLink(link, target);
            assertRefused("link", "must not be a symbolic link");
            Files.delete(link);
        }
    }

    @Test
    void a_named_pipe_is_refused_without_being_opened() throws Exception {
        write("a.md", "text");
        var made = new ProcessBuilder("mkfifo", directory.resolve("pipe").toString())
                .start()
                .waitFor();
        assertThat(made).isZero();

        assertRefused("pipe", "must be a file or a directory");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ehr_status.yaml",
                "EHR_Status.yaml",
                "correspondence/a.md",
                "redactions/a.yaml",
                "fhir/a.yaml",
                "list/a.md"
            })
    void names_that_vpr_writes_itself_are_refused_in_any_case(String path) throws Exception {
        write(path, "text");

        assertRefused(path.split("/")[0], "is a name that VPR writes itself");
    }

    @ParameterizedTest
    @ValueSource(strings = {".git/config", ".GIT/config", ".gitattributes", ".gitmodules", "sub/.git/HEAD"})
    void nothing_that_steers_git_is_accepted(String path) throws Exception {
        write(path, "text");

        assertThatThrownBy(() -> ClinicalTemplate.from(directory)).hasMessageEndingWith("must not begin with .git");
    }

    @ParameterizedTest
    @ValueSource(strings = {".hidden", "with space", "dot.", "back\\slash", "co:lon", "-dash", "new\nline"})
    void unsafe_names_are_refused(String name) throws Exception {
        write(name, "text");

        assertThatThrownBy(() -> ClinicalTemplate.from(directory))
                .isInstanceOf(InvalidTemplateException.class)
                .hasMessageContaining("ASCII")
                .hasMessageNotContaining("\n");
    }

    @Test
    void two_names_that_differ_only_in_case_are_refused() throws Exception {
        write("readme.md", "text");
        write("README.md", "text");

        assertRefused("readme.md", "must differ from the other names in more than case");
    }

    @Test
    void eight_levels_are_accepted_and_nine_are_not() throws Exception {
        write("1/2/3/4/5/6/7/eight.md", "text");
        assertThat(ClinicalTemplate.from(directory).files()).hasSize(1);

        write("1/2/3/4/5/6/7/8/nine.md", "text");
        assertRefused("1/2/3/4/5/6/7/8/nine.md", "must be at most 8 levels deep");
    }

    @Test
    void a_hundred_files_are_accepted_and_one_more_is_not() throws Exception {
        for (var i = 0; i < 100; i++) {
            write("f" + i, "text");
        }
        assertThat(ClinicalTemplate.from(directory).files()).hasSize(100);

        write("g", "text");
        assertRefused(".", "must hold at most 100 files");
    }

    @Test
    void a_file_of_64_kib_is_accepted_and_one_byte_more_is_not() throws Exception {
        write("a", "x".repeat(65536));
        assertThat(ClinicalTemplate.from(directory).files()).hasSize(1);

        write("a", "x".repeat(65537));
        assertRefused("a", "must be at most 65536 bytes");
    }

    @Test
    void one_mebibyte_together_is_accepted_and_one_byte_more_is_not() throws Exception {
        for (var i = 0; i < 16; i++) {
            write("f" + i, "x".repeat(65536));
        }
        assertThat(ClinicalTemplate.from(directory).files()).hasSize(16);

        write("g", "x");
        assertRefused(".", "must hold at most 1048576 bytes together");
    }

    @Test
    void a_missing_and_an_empty_directory_are_refused() {
        assertRefused(".", "must hold at least one file");
        assertThatThrownBy(() -> ClinicalTemplate.from(directory.resolve("missing")))
                .hasMessage(".: must be a directory that exists");
    }

    @Test
    void a_thousand_empty_folders_are_not_walked() throws Exception {
        for (var i = 0; i < 1001; i++) {
            Files.createDirectory(directory.resolve("d" + i));
        }
        assertRefused(".", "must hold at most 1000 names");
    }

    @Test
    void an_unreadable_file_is_named() throws Exception {
        write("a.md", "text");
        var file = directory.resolve("a.md");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        // Whoever may read everything cannot see this rule at work.
        org.junit.jupiter.api.Assumptions.assumeFalse(Files.isReadable(file));

        assertRefused("a.md", "must be readable");
    }

    private void write(String path, String text) throws IOException {
        var file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void assertRefused(String path, String rule) {
        assertThatThrownBy(() -> ClinicalTemplate.from(directory))
                .isInstanceOfSatisfying(InvalidTemplateException.class, e -> {
                    assertThat(e.path()).isEqualTo(path);
                    assertThat(e.rule()).isEqualTo(rule);
                });
    }
}
