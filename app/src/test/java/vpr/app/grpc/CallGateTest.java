package vpr.app.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Metadata;
import io.grpc.ServerCall.Listener;
import io.grpc.Status;
import org.junit.jupiter.api.Test;

/** No more calls at a time than there may be. */
class CallGateTest {
    private final CallGate gate = new CallGate(2);

    private record Entered(ClosedCall<String, String> call, Listener<String> listener) {}

    private Entered enter() {
        var call = new ClosedCall<String, String>();
        return new Entered(
                call, gate.interceptCall(call, new Metadata(), (started, metadata) -> new Listener<String>() {}));
    }

    @Test
    void one_too_many_is_refused_and_may_come_when_another_has_ended() {
        var first = enter();
        var second = enter();

        assertThat(enter().call().ends).extracting(Status::getCode).containsExactly(Status.Code.RESOURCE_EXHAUSTED);
        first.listener().onComplete();
        assertThat(enter().call().ends).isEmpty();
        second.listener().onCancel();
        assertThat(enter().call().ends).isEmpty();
        assertThat(enter().call().ends).hasSize(1);
    }

    @Test
    void a_call_that_cannot_begin_takes_no_place() {
        for (var i = 0; i < 3; i++) {
            try {
                gate.interceptCall(new ClosedCall<String, String>(), new Metadata(), (call, metadata) -> {
                    throw new IllegalStateException("it does not begin");
                });
            } catch (IllegalStateException e) {
                assertThat(e).hasMessage("it does not begin");
            }
        }
        assertThat(enter().call().ends).isEmpty();
    }
}
