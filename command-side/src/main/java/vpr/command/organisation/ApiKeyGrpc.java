package vpr.command.organisation;

import java.util.List;
import org.springframework.http.ResponseEntity;
import vpr.access.Action;
import vpr.access.grpc.Rpc;
import vpr.access.grpc.Rpcs;
import vpr.api.grpc.Transcoding;
import vpr.command.CommandRpcs;
import vpr.command.Sender;
import vpr.v1.CreateKeyRequest;
import vpr.v1.KeysGrpc;
import vpr.v1.RevokeKeyRequest;

/** What {@link ApiKeyController} does, over gRPC. */
public final class ApiKeyGrpc implements Rpcs {
    private final ApiKeyController keys;
    private final CommandRpcs commands;
    private final Transcoding transcoding;

    public ApiKeyGrpc(ApiKeyController keys, CommandRpcs commands, Transcoding transcoding) {
        this.keys = keys;
        this.commands = commands;
        this.transcoding = transcoding;
    }

    @Override
    public List<Rpc<?, ?>> rpcs() {
        return List.of(
                commands.rpc(KeysGrpc.getCreateKeyMethod(), Action.MANAGE_KEYS, this::create),
                commands.rpc(KeysGrpc.getRevokeKeyMethod(), Action.MANAGE_KEYS, this::revoke));
    }

    private ResponseEntity<?> create(CreateKeyRequest request, Sender sender) {
        return keys.create(transcoding.body(request, NewKey.class), sender);
    }

    private ResponseEntity<?> revoke(RevokeKeyRequest request, Sender sender) {
        return keys.revoke(request.getKeyId(), sender);
    }
}
