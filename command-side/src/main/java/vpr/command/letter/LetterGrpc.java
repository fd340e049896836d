package vpr.command.letter;

import java.util.List;
import org.springframework.http.ResponseEntity;
import vpr.access.Action;
import vpr.access.grpc.Rpc;
import vpr.access.grpc.Rpcs;
import vpr.api.grpc.Transcoding;
import vpr.command.CommandRpcs;
import vpr.command.Sender;
import vpr.v1.AddLetterRequest;
import vpr.v1.LettersGrpc;

/** What {@link LetterController} does, over gRPC. */
public final class LetterGrpc implements Rpcs {
    private static final String PATIENT = "patientId";

    private final LetterController letters;
    private final CommandRpcs commands;
    private final Transcoding transcoding;

    public LetterGrpc(LetterController letters, CommandRpcs commands, Transcoding transcoding) {
        this.letters = letters;
        this.commands = commands;
        this.transcoding = transcoding;
    }

    @Override
    public List<Rpc<?, ?>> rpcs() {
        return List.of(commands.rpc(LettersGrpc.getAddLetterMethod(), Action.ADD_LETTER, this::add));
    }

    private ResponseEntity<?> add(AddLetterRequest request, Sender sender) {
        return letters.add(request.getPatientId(), transcoding.body(request, NewLetter.class, PATIENT), sender);
    }
}
