package vpr.gitstore.signing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The last used values by a certificate's fingerprint: enough for a large organisation's authors, and bounded. */
final class RecentlyUsed<V> {
    private static final int MOST = 2_000;

    private final Map<String, V> values = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > MOST;
        }
    };

    synchronized Optional<V> get(String fingerprint) {
        return Optional.ofNullable(values.get(fingerprint));
    }

    synchronized void put(String fingerprint, V value) {
        values.put(fingerprint, value);
    }
}
