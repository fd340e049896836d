package vpr.app.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TxzArchiveTest {

    @TempDir
    private Path directory;

    @Test
    void files_keep_their_executable_bit_and_links_their_target() throws IOException {
        Path target = directory.resolve("target");
        TxzArchive.unpack(
                archive(file("bin/run", 0755), file("share/text", 0644), link("lib/now", "../share/text")), target);
        assertThat(Files.isExecutable(target.resolve("bin/run"))).isTrue();
        assertThat(Files.isExecutable(target.resolve("share/text"))).isFalse();
        assertThat(Files.readString(target.resolve("lib/now"))).isEqualTo("x");
    }

    @Test
    void what_leads_out_of_the_target_is_refused() {
        assertRefused(file("../outside", 0644));
        assertRefused(link("lib/out", "../../outside"));
        assertRefused(link("lib/out", "/etc/passwd"));
        assertThat(directory.resolve("outside")).doesNotExist();
    }

    @Test
    void what_is_neither_file_nor_directory_nor_symbolic_link_is_refused() {
        assertRefused(new TarArchiveEntry("pipe", TarConstants.LF_FIFO));
    }

    private void assertRefused(TarArchiveEntry entry) {
        assertThatThrownBy(() -> TxzArchive.unpack(archive(entry), directory.resolve("target")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the archive");
    }

    private static TarArchiveEntry file(String name, int mode) {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setMode(mode);
        entry.setSize(1);
        return entry;
    }

    private static TarArchiveEntry link(String name, String target) {
        TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
        entry.setLinkName(target);
        return entry;
    }

    private static InputStream archive(TarArchiveEntry... entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new XZCompressorOutputStream(bytes))) {
            for (TarArchiveEntry entry : entries) {
                tar.putArchiveEntry(entry);
                if (entry.getSize() == 1) {
                    tar.write("x".getBytes(StandardCharsets.US_ASCII));
                }
                tar.closeArchiveEntry();
            }
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
