package vpr.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class CallersTest {
    @Test
    void all_callers_call_at_the_same_time_and_make_no_more_calls_than_asked_for() throws Exception {
        var together = new CyclicBarrier(4);
        var round = Callers.run(4, Until.calls(4), caller -> together::await, Callers.Drain.NOTHING);
        assertThat(round.calls()).isEqualTo(4);
    }

    @Test
    void what_is_left_behind_is_awaited_on_the_clock() throws Exception {
        var drained = new AtomicBoolean();
        var round = Callers.run(1, Until.calls(1), caller -> () -> {}, () -> drained.set(true));
        assertThat(drained).isTrue();
        assertThat(round.seconds()).isGreaterThanOrEqualTo(round.callingSeconds());
    }

    @Test
    void a_failed_call_fails_the_round() {
        Callers.Call failing = () -> {
            throw new IllegalStateException("refused");
        };
        assertThatThrownBy(() -> Callers.run(1, Until.calls(1), caller -> failing, Callers.Drain.NOTHING))
                .hasRootCauseMessage("refused");
    }

    @Test
    void letters_are_of_one_size_and_end_with_a_whole_character() {
        assertThat(Corpus.pieces(Corpus.LETTER))
                .hasSizeGreaterThan(200)
                .allSatisfy(piece -> assertThat(piece.getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                        .isBetween(Corpus.LETTER - 3, Corpus.LETTER));
        assertThat(Corpus.piece("aé€x", 0, 5)).isEqualTo("aé");
    }
}
