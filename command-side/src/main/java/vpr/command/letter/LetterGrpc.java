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
import vpr.command.Submission.Signed;
import vpr.v1.AddLetterRequest;
import vpr.v1.EditLetterRequest;
import vpr.v1.LettersGrpc;
import vpr.v1.SubmitAddLetterRequest;
import vpr.v1.SubmitEditLetterRequest;

/** What {@link LetterController}, {@link LetterEditController} and {@link LetterSigningController} do, over gRPC. */
public final class LetterGrpc implements Rpcs {
    private static final String PATIENT = "patientId";
    private static final String LETTER = "letterId";
    private static final String VERSION = "ifMatch";
    private static final String REFERENCES = "references";
    private static final String COMMAND = "command";

    private final LetterController letters;
    private final LetterEditController edits;
    private final LetterSigningController signed;
    private final CommandRpcs commands;
    private final Transcoding transcoding;

    public LetterGrpc(
            LetterController letters,
            LetterEditController edits,
            LetterSigningController signed,
            CommandRpcs commands,
            Transcoding transcoding) {
        this.letters = letters;
        this.edits = edits;
        this.signed = signed;
        this.commands = commands;
        this.transcoding = transcoding;
    }

    @Override
    public List<Rpc<?, ?>> rpcs() {
        return List.of(
                commands.rpc(LettersGrpc.getAddLetterMethod(), Action.ADD_LETTER, this::add),
                commands.rpc(LettersGrpc.getPrepareAddLetterMethod(), Action.ADD_LETTER, this::prepareAdd),
                commands.rpc(LettersGrpc.getSubmitAddLetterMethod(), Action.ADD_LETTER, this::submitAdd),
                commands.rpc(LettersGrpc.getEditLetterMethod(), Action.EDIT_LETTER, this::edit),
                commands.rpc(LettersGrpc.getPrepareEditLetterMethod(), Action.EDIT_LETTER, this::prepareEdit),
                commands.rpc(LettersGrpc.getSubmitEditLetterMethod(), Action.EDIT_LETTER, this::submitEdit));
    }

    private ResponseEntity<?> add(AddLetterRequest request, Sender sender) {
        return letters.add(request.getPatientId(), body(request), sender);
    }

    private ResponseEntity<?> prepareAdd(AddLetterRequest request, Sender sender) {
        return signed.prepareAdd(request.getPatientId(), body(request), sender);
    }

    private ResponseEntity<?> submitAdd(SubmitAddLetterRequest request, Sender sender) {
        var signatures = transcoding.body(request, Signed.class, COMMAND);
        var command = request.getCommand();
        return signed.submitAdd(command.getPatientId(), signatures.of(body(command)), sender);
    }

    private ResponseEntity<?> edit(EditLetterRequest request, Sender sender) {
        return edits.edit(request.getPatientId(), request.getLetterId(), body(request), version(request), sender);
    }

    private ResponseEntity<?> prepareEdit(EditLetterRequest request, Sender sender) {
        return signed.prepareEdit(
                request.getPatientId(), request.getLetterId(), body(request), version(request), sender);
    }

    private ResponseEntity<?> submitEdit(SubmitEditLetterRequest request, Sender sender) {
        var signatures = transcoding.body(request, Signed.class, COMMAND);
        var command = request.getCommand();
        return signed.submitEdit(
                command.getPatientId(), command.getLetterId(), signatures.of(body(command)), version(command), sender);
    }

    private NewLetter body(AddLetterRequest request) {
        return transcoding.body(request, NewLetter.class, PATIENT);
    }

    private LetterEdit body(EditLetterRequest request) {
        var tree = transcoding.tree(request, PATIENT, LETTER, VERSION, REFERENCES);
        if (request.hasReferences()) {
            var references = tree.putArray(REFERENCES);
            request.getReferences().getIdsList().forEach(references::add);
        }
        return transcoding.body(tree, LetterEdit.class);
    }

    private static IfMatch version(EditLetterRequest request) {
        return IfMatch.parse(request.hasIfMatch() ? List.of(request.getIfMatch()) : List.of());
    }
}
