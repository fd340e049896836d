package vpr.gitstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import org.junit.jupiter.api.Test;

/** What Java's zlib and the system's libdeflate make of each other's streams. */
class LibDeflateTest {
    private static final byte[] TEXT =
            "The patient was seen today. ".repeat(200).getBytes(StandardCharsets.US_ASCII);

    private static LibDeflate library() {
        var found = LibDeflate.forBytes(1);
        assumeTrue(found.isPresent(), "libdeflate.so.0 is not installed");
        return found.orElseThrow();
    }

    private static byte[] inflated(byte[] deflated, int size) throws DataFormatException {
        var raw = new byte[size];
        assertThat(library().inflate(MemorySegment.ofArray(deflated), raw)).isEqualTo(deflated.length);
        return raw;
    }

    // A loop and no property of jqwik, which cannot be skipped where the library is missing.
    @Test
    void each_reads_what_the_other_wrote() throws DataFormatException {
        var random = new Random(1);
        for (int size = 0; size < 3000; size++) {
            byte[] raw = Arrays.copyOf(TEXT, size);
            for (int changes = size / 7; changes > 0; changes--) {
                raw[random.nextInt(size)] = (byte) random.nextInt();
            }
            byte[] byLibrary = library().deflate(raw);
            assertThat(Inflate.wholeByJava(byLibrary, 0, byLibrary.length, size))
                    .isEqualTo(raw);
            assertThat(inflated(Deflate.deflateByJava(raw), size)).isEqualTo(raw);
            assertThat(inflated(byLibrary, size)).isEqualTo(raw);
        }
    }

    @Test
    void a_changed_bit_is_found_by_both_or_by_none() {
        byte[] deflated = Deflate.deflateByJava(TEXT);
        for (int bit = 0; bit < deflated.length * Byte.SIZE; bit++) {
            byte[] changed = deflated.clone();
            changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertThat(isWholeForLibrary(changed)).as("bit %s", bit).isEqualTo(isWholeForJava(changed));
        }
    }

    private static boolean isWholeForLibrary(byte[] deflated) {
        try {
            return Arrays.equals(inflated(deflated, TEXT.length), TEXT);
        } catch (DataFormatException e) {
            return false;
        }
    }

    private static boolean isWholeForJava(byte[] deflated) {
        try {
            return Arrays.equals(Inflate.wholeByJava(deflated, 0, deflated.length, TEXT.length), TEXT);
        } catch (DataFormatException e) {
            return false;
        }
    }

    @Test
    void it_says_where_a_stream_ends_that_others_follow() throws DataFormatException {
        byte[] deflated = Deflate.deflateByJava(TEXT);
        byte[] more = Arrays.copyOf(deflated, deflated.length + 10);
        var raw = new byte[TEXT.length];
        assertThat(library().inflate(MemorySegment.ofArray(more), raw)).isEqualTo(deflated.length);
        assertThat(raw).isEqualTo(TEXT);
    }

    @Test
    void a_stream_that_holds_more_or_less_than_was_said_is_refused() {
        byte[] deflated = library().deflate(TEXT);
        for (int size : new int[] {0, 1, TEXT.length - 1, TEXT.length + 1}) {
            assertThatThrownBy(() -> inflated(deflated, size))
                    .isInstanceOf(DataFormatException.class)
                    .hasMessage("must be exactly " + size + " bytes deflated");
        }
    }

    @Test
    void a_stream_that_is_cut_is_refused() {
        byte[] deflated = library().deflate(TEXT);
        for (int length = 0; length < deflated.length; length++) {
            byte[] cut = Arrays.copyOf(deflated, length);
            assertThatThrownBy(() -> inflated(cut, TEXT.length)).isInstanceOf(DataFormatException.class);
        }
    }

    @Test
    void the_largest_that_it_takes_need_not_get_smaller() throws DataFormatException {
        var noise = new byte[64 * 1024];
        new Random(1).nextBytes(noise);
        assertThat(inflated(library().deflate(noise), noise.length)).isEqualTo(noise);
        assertThat(LibDeflate.forBytes(noise.length + 1)).isEmpty();
    }
}
