package vpr.gitstore.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The objects that were used last, as many as fit. Of one thread. */
final class Recent<K> {
    private final long mostBytes;
    private final Map<K, GitBytes> objects = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    Recent(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    @Nullable
    GitBytes get(K key) {
        return objects.get(key);
    }

    void put(K key, GitBytes object) {
        GitBytes old = objects.put(key, object);
        bytes += object.bytes().length - (old == null ? 0 : old.bytes().length);
        var eldest = objects.values().iterator();
        while (bytes > mostBytes && objects.size() > 1) {
            bytes -= eldest.next().bytes().length;
            eldest.remove();
        }
    }
}
