package vpr.query;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.function.Supplier;
import tools.jackson.databind.util.RawValue;
import vpr.redis.StoredValue;

/**
 * An answer as it is shown, from whichever store it comes. JSON from Redis is passed on as it stands there, and read only
 * when something else than JSON is wanted.
 *
 * @param <V> its parts
 */
public abstract class Shown<V> {
    private final Object json;
    private final Supplier<V> view;
    private final String commit;

    /** From the tables. */
    protected Shown(V view, String commit) {
        this.json = view;
        this.view = () -> view;
        this.commit = commit;
    }

    /** From Redis. */
    protected Shown(StoredValue value, Supplier<V> view) {
        this.json = new RawValue(value.json());
        this.view = view;
        this.commit = value.commit();
    }

    @JsonValue
    public Object json() {
        return json;
    }

    public V view() {
        return view.get();
    }

    /** RFC 9110: strong, over the newest version and nothing else, so it changes only with what is shown. */
    public String etag() {
        return "\"" + commit + "\"";
    }
}
