package vpr.gitstore.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vpr.gitstore.VerifiableStore;

/** A bit that flips anywhere in what counts is found; what does not count is named here. */
class BitFlipTest {
    private static final int FLIPS = 200;

    @TempDir
    Path data;

    @Test
    void every_flipped_bit_is_found() throws IOException {
        VerifiableStore.withLetters(data, 3).add(4, 258);
        VerifiableStore.sign(data);
        assertThat(problems()).isZero();
        List<Path> files = files();
        var random = new Random(42);
        for (int flip = 0; flip < FLIPS; flip++) {
            Path file = files.get(flip % files.size());
            byte[] good = Files.readAllBytes(file);
            int at = random.nextInt(used(file, good));
            int bit = random.nextInt(8);
            byte[] bad = good.clone();
            bad[at] ^= (byte) (1 << bit);
            Files.write(file, bad);
            assertThat(problems())
                    .as("bit %d of byte %d of %s", bit, at, data.relativize(file))
                    .isPositive();
            Files.write(file, good);
        }
        assertThat(problems()).isZero();
    }

    private long problems() throws IOException {
        return new Verifier(data, VerifiableStore.verifier())
                .full(VerificationProgress.NONE)
                .problemCount();
    }

    /**
     * Everything but: the owner's process id and the spare file of main, which are written before they are read; the ledger,
     * which says nothing of its own and is made anew when its checksum is wrong; the keys and {@code store.yaml}, which are
     * the anchors and settings that a verification is given.
     */
    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(data)) {
            all.filter(Files::isRegularFile)
                    .filter(file -> !List.of("OWNER", "ledger", "vpr-spare.lock", "store.yaml")
                            .contains(file.getFileName().toString()))
                    .filter(file -> !file.toString().endsWith(".tmp"))
                    .filter(file -> !Objects.requireNonNull(file.getParent()).endsWith(".vpr/keys")
                            || file.endsWith("log.vkey"))
                    .sorted()
                    .forEach(files::add);
        }
        return files;
    }

    /** Of a segment of the journal what is written: the zeros after it are room for later frames, and are never read. */
    private static int used(Path file, byte[] bytes) {
        int end = bytes.length;
        if (file.toString().endsWith(".segment")) {
            while (bytes[end - 1] == 0) {
                end--;
            }
        }
        return end;
    }
}
