package vpr.query.patient;

import java.util.List;
import org.springframework.stereotype.Component;
import vpr.access.Action;
import vpr.access.grpc.Rpc;
import vpr.access.grpc.RpcCall;
import vpr.access.grpc.Rpcs;
import vpr.v1.GetPatientRequest;
import vpr.v1.PatientsGrpc;

/** What {@link PatientController} answers, over gRPC. */
@Component("patientReadingGrpc")
class PatientGrpc implements Rpcs {
    private final PatientController patients;

    PatientGrpc(PatientController patients) {
        this.patients = patients;
    }

    @Override
    public List<Rpc<?, ?>> rpcs() {
        return List.of(new Rpc<>(PatientsGrpc.getGetPatientMethod(), Action.READ_PATIENT, this::get));
    }

    private Object get(GetPatientRequest request, RpcCall call) {
        return patients.read(request.getPatientId());
    }
}
