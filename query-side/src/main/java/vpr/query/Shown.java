package vpr.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.util.RawValue;

/**
 * An answer as it is shown. Where a store keeps it as JSON it is passed on as it stands there, and read only when something
 * else than JSON is wanted.
 *
 * @param <V> its parts
 */
public abstract class Shown<V> {
    private final byte @Nullable [] kept;
    private final Supplier<V> view;
    private final String commit;

    /** Composed from the tables. */
    protected Shown(V view, String commit) {
        this.kept = null;
        this.view = () -> view;
        this.commit = commit;
    }

    /** Kept as JSON in UTF-8, which is not changed any more. */
    protected Shown(byte[] kept, String commit, Supplier<V> view) {
        this.kept = kept;
        this.view = view;
        this.commit = commit;
    }

    @JsonValue
    public Object json() {
        return kept().<Object>map(bytes -> new RawValue(new String(bytes, UTF_8)))
                .orElseGet(view);
    }

    /** The JSON as a store keeps it; empty when it is yet to be composed. */
    Optional<byte[]> kept() {
        return Optional.ofNullable(kept);
    }

    public V view() {
        return view.get();
    }

    /** RFC 9110: strong, over the newest version and nothing else, so it changes only with what is shown. */
    public String etag() {
        return "\"" + commit + "\"";
    }
}
