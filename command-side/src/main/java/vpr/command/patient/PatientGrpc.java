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
import vpr.v1.ChangeDemographicsRequest;
import vpr.v1.CreatePatientRequest;
import vpr.v1.PatientsGrpc;

/** What {@link PatientController} and {@link DemographicsController} do, over gRPC. */
public final class PatientGrpc implements Rpcs {
    private static final String PATIENT = "patientId";
    private static final String VERSION = "ifMatch";

    private final PatientController patients;
    private final DemographicsController demographics;
    private final CommandRpcs commands;
    private final Transcoding transcoding;

    public PatientGrpc(
            PatientController patients,
            DemographicsController demographics,
            CommandRpcs commands,
            Transcoding transcoding) {
        this.patients = patients;
        this.demographics = demographics;
        this.commands = commands;
        this.transcoding = transcoding;
    }

    @Override
    public List<Rpc<?, ?>> rpcs() {
        return List.of(
                commands.rpc(PatientsGrpc.getCreatePatientMethod(), Action.CREATE_PATIENT, this::create),
                commands.rpc(PatientsGrpc.getChangeDemographicsMethod(), Action.CHANGE_DEMOGRAPHICS, this::change));
    }

    private ResponseEntity<?> create(CreatePatientRequest request, Sender sender) {
        return patients.create(transcoding.body(request, NewPatient.class), sender);
    }

    private ResponseEntity<?> change(ChangeDemographicsRequest request, Sender sender) {
        var version = IfMatch.parse(request.hasIfMatch() ? List.of(request.getIfMatch()) : List.of());
        var body = transcoding.body(request, NewPatient.class, PATIENT, VERSION);
        return demographics.change(request.getPatientId(), version, body, sender);
    }
}
