package vpr.query;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vpr.api.Problem;
import vpr.api.Seeing;
import vpr.redis.RedisKeys;
import vpr.redis.StoredValue;

/** What Redis has, where there is one, of one patient and the letters. */
@Component
public class RedisFirst {
    private final ObjectProvider<RedisValues> values;

    RedisFirst(ObjectProvider<RedisValues> values) {
        this.values = values;
    }

    /** Empty also for an id in another form: the tables' path says what is wrong with it. */
    public Optional<StoredValue> summary(String patientId, Seeing seeing) {
        return valid(() -> Ids.patient(patientId))
                .flatMap(patient -> find(patient, RedisKeys.LIVE.summary(patient), seeing));
    }

    /** As {@link #summary}. */
    public Optional<StoredValue> letter(String patientId, UUID letter, Seeing seeing) {
        return valid(() -> Ids.patient(patientId))
                .flatMap(patient -> find(patient, RedisKeys.LIVE.letter(patient, letter), seeing));
    }

    /** What stands in an id, unless it is in another form. */
    public static <T> Optional<T> valid(Supplier<T> id) {
        try {
            return Optional.of(id.get());
        } catch (Problem e) {
            return Optional.empty();
        }
    }

    private Optional<StoredValue> find(String patient, String key, Seeing seeing) {
        var redis = values.getIfAvailable();
        return redis == null ? Optional.empty() : redis.find(patient, key, seeing);
    }
}
