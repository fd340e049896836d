package vpr.gitstore;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** A map of bounded weight that forgets what was used least recently. Safe for many threads. */
final class Lru<K, V> {
    private final long bound;
    private final ToLongFunction<V> weigh;
    private final Consumer<V> forgotten;
    private final LinkedHashMap<K, V> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long weight;

    /** @param forgotten is told each value that is no longer in the map, under the map's lock */
    Lru(long bound, ToLongFunction<V> weigh, Consumer<V> forgotten) {
        this.bound = bound;
        this.weigh = weigh;
        this.forgotten = forgotten;
    }

    synchronized @Nullable V get(K key) {
        return entries.get(key);
    }

    synchronized void put(K key, V value) {
        remove(key);
        entries.put(key, value);
        weight += weigh.applyAsLong(value);
        var eldest = entries.entrySet().iterator();
        while (weight > bound && entries.size() > 1) {
            Map.Entry<K, V> entry = eldest.next();
            weight -= weigh.applyAsLong(entry.getValue());
            eldest.remove();
            forgotten.accept(entry.getValue());
        }
    }

    synchronized void remove(K key) {
        V old = entries.remove(key);
        if (old != null) {
            weight -= weigh.applyAsLong(old);
            forgotten.accept(old);
        }
    }

    synchronized void clear() {
        entries.values().forEach(forgotten);
        entries.clear();
        weight = 0;
    }
}
