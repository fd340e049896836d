package vpr.query.patient;

import tools.jackson.databind.json.JsonMapper;
import vpr.query.Shown;
import vpr.redis.StoredValue;

/** A patient's summary from either store. */
public final class ShownPatient extends Shown<PatientView> {
    ShownPatient(PatientView view) {
        super(view, view.commit());
    }

    ShownPatient(StoredValue value, JsonMapper mapper) {
        super(value.json(), value.commit(), () -> PatientView.of(mapper.readTree(value.json())));
    }
}
