package vpr.query.activity;

import java.util.List;
import org.springframework.stereotype.Component;
import vpr.access.Action;
import vpr.access.grpc.Rpc;
import vpr.access.grpc.RpcCall;
import vpr.access.grpc.Rpcs;
import vpr.api.grpc.PageRequest;
import vpr.v1.ListActivityRequest;

/** What {@link ActivityController} answers, over gRPC. */
@Component("activityReadingGrpc")
class ActivityGrpc implements Rpcs {
    private final ActivityController activity;

    ActivityGrpc(ActivityController activity) {
        this.activity = activity;
    }

    @Override
    public List<Rpc<?, ?>> rpcs() {
        return List.of(new Rpc<>(vpr.v1.ActivityGrpc.getListActivityMethod(), Action.READ_ACTIVITY, this::list));
    }

    private Object list(ListActivityRequest request, RpcCall call) {
        var page = PageRequest.in(request);
        return activity.list(request.getPatientId(), page.limit(), page.cursor());
    }
}
