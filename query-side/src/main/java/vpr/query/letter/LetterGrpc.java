package vpr.query.letter;

import java.util.List;
import org.springframework.stereotype.Component;
import vpr.access.Action;
import vpr.access.grpc.Rpc;
import vpr.access.grpc.RpcCall;
import vpr.access.grpc.Rpcs;
import vpr.api.grpc.PageRequest;
import vpr.v1.GetLetterRequest;
import vpr.v1.LettersGrpc;
import vpr.v1.ListLettersRequest;

/** What {@link LetterController} answers, over gRPC. */
@Component("letterReadingGrpc")
class LetterGrpc implements Rpcs {
    private final LetterController letters;

    LetterGrpc(LetterController letters) {
        this.letters = letters;
    }

    @Override
    public List<Rpc<?, ?>> rpcs() {
        return List.of(
                new Rpc<>(LettersGrpc.getGetLetterMethod(), Action.READ_LETTER, this::get),
                new Rpc<>(LettersGrpc.getListLettersMethod(), Action.READ_LETTER, this::list));
    }

    private Object get(GetLetterRequest request, RpcCall call) {
        return letters.read(request.getPatientId(), request.getLetterId());
    }

    private Object list(ListLettersRequest request, RpcCall call) {
        var page = PageRequest.in(request);
        return letters.list(request.getPatientId(), page.limit(), page.cursor());
    }
}
