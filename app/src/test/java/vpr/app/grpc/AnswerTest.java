package vpr.app.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import org.junit.jupiter.api.Test;
import vpr.api.Problem;
import vpr.api.ProblemType;

/** A call is answered once, whatever comes first. */
class AnswerTest {
    private final ClosedCall<byte[], String> call = new ClosedCall<>();
    private final Answer<String> answer = new Answer<>(call);

    @Test
    void an_answer_after_the_deadline_is_dropped() {
        answer.refuse(Status.DEADLINE_EXCEEDED);
        answer.give("late");
        answer.refuse(Problem.of(ProblemType.NOT_FOUND, "None."));

        assertThat(call.messages).isEmpty();
        assertThat(call.ends).extracting(Status::getCode).containsExactly(Status.Code.DEADLINE_EXCEEDED);
    }

    @Test
    void a_deadline_after_the_answer_changes_nothing() {
        answer.give("in time");
        answer.refuse(Status.DEADLINE_EXCEEDED);

        assertThat(call.messages).containsExactly("in time");
        assertThat(call.ends).extracting(Status::getCode).containsExactly(Status.Code.OK);
    }
}
