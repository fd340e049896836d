package vpr.query.organisation;

import java.util.List;
import org.springframework.stereotype.Component;
import vpr.access.Action;
import vpr.access.grpc.Rpc;
import vpr.access.grpc.RpcCall;
import vpr.access.grpc.Rpcs;
import vpr.api.grpc.PageRequest;
import vpr.v1.KeysGrpc;
import vpr.v1.ListKeysRequest;

/** What {@link KeyController} answers, over gRPC. */
@Component("keyReadingGrpc")
class KeyGrpc implements Rpcs {
    private final KeyController keys;

    KeyGrpc(KeyController keys) {
        this.keys = keys;
    }

    @Override
    public List<Rpc<?, ?>> rpcs() {
        return List.of(new Rpc<>(KeysGrpc.getListKeysMethod(), Action.LIST_KEYS, this::list));
    }

    private Object list(ListKeysRequest request, RpcCall call) {
        var page = PageRequest.in(request);
        return keys.list(page.limit(), page.cursor());
    }
}
