package vpr.command.patient;

import java.util.List;
import org.springframework.http.ResponseEntity;
import vpr.access.Action;
import vpr.access.grpc.Rpc;
import vpr.access.grpc.Rpcs;
import vpr.api.grpc.Transcoding;
import vpr.command.CommandRpcs;
import vpr.command.Sender;
import vpr.v1.CreatePatientRequest;
import vpr.v1.PatientsGrpc;

/** What {@link PatientController} does, over gRPC. */
public final class PatientGrpc implements Rpcs {
    private final PatientController patients;
    private final CommandRpcs commands;
    private final Transcoding transcoding;

    public PatientGrpc(PatientController patients, CommandRpcs commands, Transcoding transcoding) {
        this.patients = patients;
        this.commands = commands;
        this.transcoding = transcoding;
    }

    @Override
    public List<Rpc<?, ?>> rpcs() {
        return List.of(commands.rpc(PatientsGrpc.getCreatePatientMethod(), Action.CREATE_PATIENT, this::create));
    }

    private ResponseEntity<?> create(CreatePatientRequest request, Sender sender) {
        return patients.create(transcoding.body(request, NewPatient.class), sender);
    }
}
