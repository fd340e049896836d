package vpr.app.audit;

import java.util.List;
import org.springframework.stereotype.Component;
import vpr.access.Action;
import vpr.access.grpc.Rpc;
import vpr.access.grpc.Rpcs;
import vpr.v1.VerificationsGrpc;

/** What {@link VerificationController} answers, over gRPC. */
@Component
final class VerificationGrpc implements Rpcs {
    private final VerificationController verification;

    VerificationGrpc(VerificationController verification) {
        this.verification = verification;
    }

    @Override
    public List<Rpc<?, ?>> rpcs() {
        // Not from the tables, so nothing is waited for.
        return List.of(new Rpc<>(
                VerificationsGrpc.getGetVerificationMethod(),
                Action.READ_VERIFICATION,
                (request, call, seeing) -> verification.read(),
                false));
    }
}
