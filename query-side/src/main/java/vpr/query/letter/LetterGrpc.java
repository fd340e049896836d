package vpr.query.letter;

import java.util.List;
import org.springframework.stereotype.Component;
import vpr.access.Action;
import vpr.access.grpc.Rpc;
import vpr.access.grpc.RpcCall;
import vpr.access.grpc.Rpcs;
import vpr.api.Seeing;
import vpr.api.grpc.PageRequest;
import vpr.v1.DiffLetterRequest;
import vpr.v1.GetLetterRequest;
import vpr.v1.GetLetterVersionRequest;
import vpr.v1.LettersGrpc;
import vpr.v1.ListLetterVersionsRequest;
import vpr.v1.ListLettersRequest;

/** What {@link LetterController} and {@link LetterVersionsController} answer, over gRPC. */
@Component("letterReadingGrpc")
class LetterGrpc implements Rpcs {
    private final LetterController letters;
    private final LetterVersionsController versions;

    LetterGrpc(LetterController letters, LetterVersionsController versions) {
        this.letters = letters;
        this.versions = versions;
    }

    @Override
    public List<Rpc<?, ?>> rpcs() {
        return List.of(
                Rpc.redisFirst(LettersGrpc.getGetLetterMethod(), Action.READ_LETTER, this::get),
                new Rpc<>(LettersGrpc.getListLettersMethod(), Action.READ_LETTER, this::list),
                new Rpc<>(LettersGrpc.getListLetterVersionsMethod(), Action.READ_LETTER, this::listVersions),
                new Rpc<>(LettersGrpc.getGetLetterVersionMethod(), Action.READ_LETTER, this::getVersion),
                new Rpc<>(LettersGrpc.getDiffLetterMethod(), Action.READ_LETTER, this::diff));
    }

    private Object get(GetLetterRequest request, RpcCall call, Seeing seeing) {
        return letters.read(
                request.getPatientId(), request.getLetterId(), request.hasAsOf() ? request.getAsOf() : null, seeing);
    }

    private Object list(ListLettersRequest request, RpcCall call) {
        var page = PageRequest.in(request);
        return letters.list(request.getPatientId(), page.limit(), page.cursor());
    }

    private Object listVersions(ListLetterVersionsRequest request, RpcCall call) {
        var page = PageRequest.in(request);
        return versions.list(request.getPatientId(), request.getLetterId(), page.limit(), page.cursor());
    }

    private Object getVersion(GetLetterVersionRequest request, RpcCall call) {
        return versions.read(request.getPatientId(), request.getLetterId(), request.getVersion());
    }

    private Object diff(DiffLetterRequest request, RpcCall call) {
        return versions.diff(
                request.getPatientId(),
                request.getLetterId(),
                request.hasFrom() ? request.getFrom() : null,
                request.hasTo() ? request.getTo() : null);
    }
}
