package vpr.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerTest {
    @Test
    void two_answers_on_one_connection_are_told_apart() throws IOException {
        var in = bytes("HTTP/1.1 200 \r\nContent-Length: 3\r\n\r\nabcHTTP/1.1 404 \r\ncontent-length:2\r\n\r\nno");
        var first = Answer.read(in);
        var second = Answer.read(in);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body()).asString().isEqualTo("abc");
        assertThat(second.status()).isEqualTo(404);
        assertThat(second.body()).asString().isEqualTo("no");
    }

    @Test
    void chunks_are_put_together() throws IOException {
        var in = bytes(
                "HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\n\r\nHTTP/1.1 204 \r\n\r\n");
        assertThat(Answer.read(in).body()).asString().isEqualTo("abc0123456789");
        assertThat(Answer.read(in).status()).isEqualTo(204);
    }

    @Test
    void a_connection_that_ends_in_the_middle_is_no_answer() {
        assertThatThrownBy(() -> Answer.read(bytes("HTTP/1.1 200 \r\nContent-Length: 9\r\n\r\nabc")))
                .isInstanceOf(EOFException.class);
    }

    @Test
    void another_status_than_expected_fails_the_round() throws IOException {
        var refused = Answer.read(bytes("HTTP/1.1 503 \r\nContent-Length: 0\r\n\r\n"));
        assertThatThrownBy(() -> refused.expect(200)).hasMessageContaining("503");
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }
}
