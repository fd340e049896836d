package vpr.command.letter;

import java.util.List;
import org.springframework.http.ResponseEntity;
import vpr.access.Action;
import vpr.access.grpc.Rpc;
import vpr.access.grpc.Rpcs;
import vpr.api.grpc.Transcoding;
import vpr.command.CommandRpcs;
import vpr.command.IfMatch;
import vpr.command.Sender;
import vpr.v1.AddLetterRequest;
import vpr.v1.EditLetterRequest;
import vpr.v1.LettersGrpc;

/** What {@link LetterController} and {@link LetterEditController} do, over gRPC. */
public final class LetterGrpc implements Rpcs {
    private static final String PATIENT = "patientId";
    private static final String LETTER = "letterId";
    private static final String VERSION = "ifMatch";
    private static final String REFERENCES = "references";

    private final LetterController letters;
    private final LetterEditController edits;
    private final CommandRpcs commands;
    private final Transcoding transcoding;

    public LetterGrpc(
            LetterController letters, LetterEditController edits, CommandRpcs commands, Transcoding transcoding) {
        this.letters = letters;
        this.edits = edits;
        this.commands = commands;
        this.transcoding = transcoding;
    }

    @Override
    public List<Rpc<?, ?>> rpcs() {
        return List.of(
                commands.rpc(LettersGrpc.getAddLetterMethod(), Action.ADD_LETTER, this::add),
                commands.rpc(LettersGrpc.getEditLetterMethod(), Action.EDIT_LETTER, this::edit));
    }

    private ResponseEntity<?> add(AddLetterRequest request, Sender sender) {
        return letters.add(request.getPatientId(), transcoding.body(request, NewLetter.class, PATIENT), sender);
    }

    private ResponseEntity<?> edit(EditLetterRequest request, Sender sender) {
        var tree = transcoding.tree(request, PATIENT, LETTER, VERSION, REFERENCES);
        if (request.hasReferences()) {
            var references = tree.putArray(REFERENCES);
            request.getReferences().getIdsList().forEach(references::add);
        }
        var body = transcoding.body(tree, LetterEdit.class);
        var version = IfMatch.parse(request.hasIfMatch() ? List.of(request.getIfMatch()) : List.of());
        return edits.edit(request.getPatientId(), request.getLetterId(), body, version, sender);
    }
}
