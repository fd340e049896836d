package vpr.command.patient;

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
import vpr.v1.ChangeDemographicsRequest;
import vpr.v1.CreatePatientRequest;
import vpr.v1.PatientsGrpc;
import vpr.v1.SubmitChangeDemographicsRequest;
import vpr.v1.SubmitCreatePatientRequest;

/** What {@link PatientController}, {@link DemographicsController} and {@link PatientSigningController} do, over gRPC. */
public final class PatientGrpc implements Rpcs {
    private static final String PATIENT = "patientId";
    private static final String VERSION = "ifMatch";
    private static final String COMMAND = "command";

    private final PatientController patients;
    private final DemographicsController demographics;
    private final PatientSigningController signed;
    private final CommandRpcs commands;
    private final Transcoding transcoding;

    public PatientGrpc(
            PatientController patients,
            DemographicsController demographics,
            PatientSigningController signed,
            CommandRpcs commands,
            Transcoding transcoding) {
        this.patients = patients;
        this.demographics = demographics;
        this.signed = signed;
        this.commands = commands;
        this.transcoding = transcoding;
    }

    @Override
    public List<Rpc<?, ?>> rpcs() {
        return List.of(
                commands.rpc(PatientsGrpc.getCreatePatientMethod(), Action.CREATE_PATIENT, this::create),
                commands.rpc(PatientsGrpc.getPrepareCreatePatientMethod(), Action.CREATE_PATIENT, this::prepareCreate),
                commands.rpc(PatientsGrpc.getSubmitCreatePatientMethod(), Action.CREATE_PATIENT, this::submitCreate),
                commands.rpc(PatientsGrpc.getChangeDemographicsMethod(), Action.CHANGE_DEMOGRAPHICS, this::change),
                commands.rpc(
                        PatientsGrpc.getPrepareChangeDemographicsMethod(),
                        Action.CHANGE_DEMOGRAPHICS,
                        this::prepareChange),
                commands.rpc(
                        PatientsGrpc.getSubmitChangeDemographicsMethod(),
                        Action.CHANGE_DEMOGRAPHICS,
                        this::submitChange));
    }

    private ResponseEntity<?> create(CreatePatientRequest request, Sender sender) {
        return patients.create(body(request), sender);
    }

    private ResponseEntity<?> prepareCreate(CreatePatientRequest request, Sender sender) {
        return signed.prepareCreate(body(request), sender);
    }

    private ResponseEntity<?> submitCreate(SubmitCreatePatientRequest request, Sender sender) {
        var signatures = transcoding.body(request, Signed.class, COMMAND);
        return signed.submitCreate(signatures.of(body(request.getCommand())), sender);
    }

    private ResponseEntity<?> change(ChangeDemographicsRequest request, Sender sender) {
        return demographics.change(request.getPatientId(), version(request), body(request), sender);
    }

    private ResponseEntity<?> prepareChange(ChangeDemographicsRequest request, Sender sender) {
        return signed.prepareChange(request.getPatientId(), version(request), body(request), sender);
    }

    private ResponseEntity<?> submitChange(SubmitChangeDemographicsRequest request, Sender sender) {
        var signatures = transcoding.body(request, Signed.class, COMMAND);
        var command = request.getCommand();
        return signed.submitChange(command.getPatientId(), version(command), signatures.of(body(command)), sender);
    }

    private NewPatient body(CreatePatientRequest request) {
        return transcoding.body(request, NewPatient.class);
    }

    private NewPatient body(ChangeDemographicsRequest request) {
        return transcoding.body(request, NewPatient.class, PATIENT, VERSION);
    }

    private static IfMatch version(ChangeDemographicsRequest request) {
        return IfMatch.parse(request.hasIfMatch() ? List.of(request.getIfMatch()) : List.of());
    }
}
