package vpr.population.patient;

import java.util.List;
import org.springframework.stereotype.Component;
import vpr.access.Action;
import vpr.access.grpc.Rpc;
import vpr.access.grpc.RpcCall;
import vpr.access.grpc.Rpcs;
import vpr.api.grpc.PageRequest;
import vpr.api.grpc.Transcoding;
import vpr.v1.ListPatientsRequest;
import vpr.v1.PatientsGrpc;
import vpr.v1.SearchPatientsRequest;

/** What {@link PatientsController} answers, over gRPC. */
@Component("patientsReadingGrpc")
class PatientListGrpc implements Rpcs {
    private final PatientsController patients;
    private final Transcoding transcoding;

    PatientListGrpc(PatientsController patients, Transcoding transcoding) {
        this.patients = patients;
        this.transcoding = transcoding;
    }

    @Override
    public List<Rpc<?, ?>> rpcs() {
        return List.of(
                new Rpc<>(PatientsGrpc.getListPatientsMethod(), Action.LIST_PATIENTS, this::list),
                new Rpc<>(PatientsGrpc.getSearchPatientsMethod(), Action.SEARCH_PATIENTS, this::search));
    }

    private Object list(ListPatientsRequest request, RpcCall call) {
        var page = PageRequest.in(request);
        return patients.list(page.limit(), page.cursor());
    }

    private Object search(SearchPatientsRequest request, RpcCall call) {
        return patients.search(transcoding.body(request, PatientSearch.class));
    }
}
