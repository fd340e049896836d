package vpr.projections.aggregate;

import java.io.UncheckedIOException;
import org.axonframework.eventhandling.EventMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vpr.gitstore.GitStore;
import vpr.gitstore.Recorded;
import vpr.projections.RedisBatch;
import vpr.projections.letter.LetterInRedis;
import vpr.projections.patient.PatientInRedis;
import vpr.record.letter.LetterEvent;
import vpr.record.patient.PatientEvent;

/**
 * Shows each event to the features that keep values in Redis. An event that cannot be shown takes its patient out of
 * Redis, so that the tables answer, in their own words.
 */
final class RedisProjector {
    private static final Logger LOG = LoggerFactory.getLogger(RedisProjector.class);

    private final PatientOf patients;

    RedisProjector(GitStore store) {
        patients = new PatientOf(store);
    }

    void show(EventMessage<?> event, RedisBatch batch) {
        var recorded = Recorded.of(event);
        switch (event.getPayload()) {
            case LetterEvent letter -> show(letter, recorded, batch);
            case PatientEvent patient -> show(patient, recorded, batch);
            default -> {
                // Nothing of it stands in Redis.
            }
        }
    }

    private void show(LetterEvent event, Recorded recorded, RedisBatch batch) {
        var patient = patients.clinicalRecord(recorded);
        orBehind(recorded, patient, batch, () -> LetterInRedis.show(event, recorded, patient, batch), () -> {
            LetterInRedis.remove(event, patient, batch);
        });
    }

    private static void show(PatientEvent event, Recorded recorded, RedisBatch batch) {
        var patient = recorded.record().hex();
        orBehind(recorded, patient, batch, () -> PatientInRedis.show(event, recorded, batch), () -> {
            batch.removeSummary(patient);
        });
    }

    private static void orBehind(Recorded recorded, String patient, RedisBatch batch, Runnable show, Runnable remove) {
        try {
            show.run();
        } catch (UncheckedIOException | RedisAwayException e) {
            throw e;
        } catch (RuntimeException e) {
            remove.run();
            batch.markBehind(patient);
            LOG.warn(
                    "the event at {} is not shown in Redis: {}",
                    recorded.position(),
                    NotShownException.because(e).getMessage());
        }
    }
}
