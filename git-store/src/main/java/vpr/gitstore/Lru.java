package vpr.gitstore;

import java.util.LinkedHashMap;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** A map of bounded weight that forgets what was used least recently. Safe for many threads. */
final class Lru<K, V> {
    private final long bound;
    private final ToLongFunction<V> weigh;
    private final Consumer<V> forgotten;
    private final LinkedHashMap<K, Weighed<V>> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long weight;

    /** @param weight as it was when the value came: it may have grown since */
    private record Weighed<V>(V value, long weight) {}

    /** @param forgotten is told each value that is no longer in the map, under the map's lock */
    Lru(long bound, ToLongFunction<V> weigh, Consumer<V> forgotten) {
        this.bound = bound;
        this.weigh = weigh;
        this.forgotten = forgotten;
    }

    synchronized @Nullable V get(K key) {
        Weighed<V> found = entries.get(key);
        return found == null ? null : found.value;
    }

    /** The value, which goes. */
    synchronized @Nullable V take(K key) {
        V found = get(key);
        remove(key);
        return found;
    }

    synchronized void put(K key, V value) {
        remove(key);
        var added = new Weighed<>(value, weigh.applyAsLong(value));
        entries.put(key, added);
        weight += added.weight;
        while (weight > bound && entries.size() > 1) {
            forget(entries.pollFirstEntry().getValue());
        }
    }

    synchronized void remove(K key) {
        Weighed<V> old = entries.remove(key);
        if (old != null) {
            forget(old);
        }
    }

    private void forget(Weighed<V> old) {
        weight -= old.weight;
        forgotten.accept(old.value);
    }

    synchronized void clear() {
        entries.values().forEach(entry -> forgotten.accept(entry.value));
        entries.clear();
        weight = 0;
    }
}
