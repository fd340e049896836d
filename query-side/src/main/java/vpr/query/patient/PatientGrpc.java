package vpr.query.patient;

import java.util.List;
import org.springframework.stereotype.Component;
import vpr.access.Action;
import vpr.access.grpc.Rpc;
import vpr.access.grpc.RpcCall;
import vpr.access.grpc.Rpcs;
import vpr.api.Seeing;
import vpr.api.grpc.PageRequest;
import vpr.v1.DiffPatientRequest;
import vpr.v1.GetPatientRequest;
import vpr.v1.GetPatientVersionRequest;
import vpr.v1.ListPatientVersionsRequest;
import vpr.v1.PatientsGrpc;

/** What {@link PatientController} and {@link PatientVersionsController} answer, over gRPC. */
@Component("patientReadingGrpc")
class PatientGrpc implements Rpcs {
    private final PatientController patients;
    private final PatientVersionsController versions;

    PatientGrpc(PatientController patients, PatientVersionsController versions) {
        this.patients = patients;
        this.versions = versions;
    }

    @Override
    public List<Rpc<?, ?>> rpcs() {
        return List.of(
                Rpc.redisFirst(PatientsGrpc.getGetPatientMethod(), Action.READ_PATIENT, this::get),
                new Rpc<>(PatientsGrpc.getListPatientVersionsMethod(), Action.READ_PATIENT, this::listVersions),
                new Rpc<>(PatientsGrpc.getGetPatientVersionMethod(), Action.READ_PATIENT, this::getVersion),
                new Rpc<>(PatientsGrpc.getDiffPatientMethod(), Action.READ_PATIENT, this::diff));
    }

    private Object get(GetPatientRequest request, RpcCall call, Seeing seeing) {
        return patients.read(request.getPatientId(), request.hasAsOf() ? request.getAsOf() : null, seeing);
    }

    private Object listVersions(ListPatientVersionsRequest request, RpcCall call) {
        var page = PageRequest.in(request);
        return versions.list(request.getPatientId(), page.limit(), page.cursor());
    }

    private Object getVersion(GetPatientVersionRequest request, RpcCall call) {
        return versions.read(request.getPatientId(), request.getVersion());
    }

    private Object diff(DiffPatientRequest request, RpcCall call) {
        return versions.diff(
                request.getPatientId(),
                request.hasFrom() ? request.getFrom() : null,
                request.hasTo() ? request.getTo() : null);
    }
}
