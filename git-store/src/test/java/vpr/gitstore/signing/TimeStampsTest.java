package vpr.gitstore.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vpr.record.InvalidException;

class TimeStampsTest {
    private static final byte[] TEXT = Fixtures.ascii("example.org/log\n7\nroot\n");

    @TempDir
    Path folder;

    private TimeStamps trusting(TestTimeStampAuthority authority) throws Exception {
        var file = folder.resolve("authorities.pem");
        Files.write(file, Pem.of(authority.ca()));
        return TimeStamps.trusting(file);
    }

    private static TestTimeStampAuthority authority(Instant time) throws Exception {
        return new TestTimeStampAuthority(KeyPurposeId.id_kp_timeStamping, time);
    }

    private static byte[] request(byte[] text) throws Exception {
        var generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        return generator
                .generate(TSPAlgorithms.SHA256, Sha256.of(text), BigInteger.TEN)
                .getEncoded();
    }

    @Test
    void a_text_is_stamped_with_the_time_of_a_trusted_authority() throws Exception {
        try (var authority = authority(Fixtures.SIGNED);
                var asking = new TimeStampAuthority(authority.url(), trusting(authority))) {
            var response = asking.stamp(TEXT);
            var stamp = trusting(authority).verify(response, TEXT);
            assertThat(stamp.time()).isEqualTo(Fixtures.SIGNED);
            assertThat(stamp.authority()).contains("CN=Time stamps");
            assertThatThrownBy(() -> trusting(authority).verify(response, new byte[1]))
                    .isInstanceOf(InvalidTimeStampException.class)
                    .hasMessageContaining("of another text");
        }
    }

    @Test
    void openssl_accepts_what_is_kept() throws Exception {
        try (var authority = authority(Fixtures.SIGNED);
                var asking = new TimeStampAuthority(authority.url(), trusting(authority))) {
            Files.write(folder.resolve("text"), TEXT);
            Files.write(folder.resolve("text.tsr"), asking.stamp(TEXT));
            var openssl = new ProcessBuilder(
                            "sh",
                            "-c",
                            "command -v openssl >/dev/null || exit 77;"
                                    + " openssl ts -verify -data text -in text.tsr -CAfile authorities.pem -attime "
                                    + Fixtures.SIGNED.getEpochSecond())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            var said = new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assumeTrue(openssl.waitFor() != 77, "openssl is not installed: the time stamp was not read by it");
            assertThat(said).contains("Verification: OK");
        }
    }

    @Test
    void an_authority_that_is_not_trusted_says_nothing() throws Exception {
        try (var authority = authority(Fixtures.SIGNED);
                var other = authority(Fixtures.SIGNED)) {
            var response = other.response(request(TEXT));
            assertRefused(trusting(authority), response);
        }
    }

    @Test
    void a_certificate_that_was_not_valid_then_or_is_for_something_else_says_nothing() throws Exception {
        try (var late = authority(Fixtures.CREATED.plus(Duration.ofDays(2000)));
                var other = new TestTimeStampAuthority(KeyPurposeId.id_kp_timeStamping, Fixtures.SIGNED)) {
            assertRefused(trusting(late), late.response(request(TEXT)));
            assertThat(trusting(other)
                            .verify(other.response(request(TEXT)), TEXT)
                            .time())
                    .isEqualTo(Fixtures.SIGNED);
        }
    }

    @Test
    void a_response_in_which_a_byte_is_changed_says_nothing_else() throws Exception {
        try (var authority = authority(Fixtures.SIGNED)) {
            var trusted = trusting(authority);
            var good = authority.response(request(TEXT));
            var same = 0;
            for (int i = 0; i < good.length; i += 7) {
                var changed = good.clone();
                changed[i] ^= 4;
                try {
                    assertThat(trusted.verify(changed, TEXT).time()).isEqualTo(Fixtures.SIGNED);
                    same++;
                } catch (InvalidTimeStampException e) {
                    assertThat(e.getMessage()).startsWith("the time stamp: ");
                }
            }
            // A status text, an unsigned field: few bytes may differ without a difference.
            assertThat(same).isLessThan(good.length / 7 / 10);
            assertRefused(trusted, new byte[0]);
            assertRefused(trusted, new byte[200_000]);
        }
    }

    @Test
    void an_answer_to_another_request_is_not_kept() throws Exception {
        try (var authority = authority(Fixtures.SIGNED);
                var asking = new TimeStampAuthority(authority.url(), trusting(authority))) {
            authority.alwaysStamp(request(TEXT));
            assertThatThrownBy(() -> asking.stamp(TEXT))
                    .isInstanceOf(InvalidTimeStampException.class)
                    .hasMessageContaining("another request");
        }
    }

    @Test
    void a_file_without_certificates_is_refused() throws Exception {
        var file = folder.resolve("none.pem");
        Files.writeString(file, "nothing\n");
        assertThatThrownBy(() -> TimeStamps.trusting(file)).isInstanceOf(InvalidException.class);
    }

    private static void assertRefused(TimeStamps trusted, byte[] response) {
        assertThatThrownBy(() -> trusted.verify(response, TEXT)).isInstanceOf(InvalidTimeStampException.class);
    }
}
