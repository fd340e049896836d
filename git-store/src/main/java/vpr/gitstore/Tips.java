package vpr.gitstore;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;
import vpr.record.RecordId;

/**
 * The records' tips in memory. Until it is applied a tip stays here whatever happens, for nothing else knows it; after that
 * it is one of a bounded number and can be loaded again.
 */
final class Tips {
    private static final long APPLIED_BYTES = 96L * 1024 * 1024; // some 100,000 records

    private final Map<RecordId, Tip> unapplied = new ConcurrentHashMap<>();
    private final Lru<RecordId, Tip> applied = new Lru<>(APPLIED_BYTES, Tip::bytes, tip -> {});

    /** The tip, loaded where it is not in memory. */
    Optional<Tip> find(RecordId record, Function<RecordId, Optional<Tip>> load) {
        Tip known = inMemory(record);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Tip> loaded = load.apply(record);
        loaded.ifPresent(this::remember);
        return loaded;
    }

    private @Nullable Tip inMemory(RecordId record) {
        Tip waiting = unapplied.get(record);
        return waiting == null ? applied.get(record) : waiting;
    }

    /** Never over a newer one that was published while this one was loaded. */
    private void remember(Tip loaded) {
        synchronized (applied) {
            Tip known = applied.get(loaded.directory().id());
            if (known == null || known.sequence() < loaded.sequence()) {
                applied.put(loaded.directory().id(), loaded);
            }
        }
    }

    /** Durable from now on. */
    void published(Tip tip) {
        unapplied.put(tip.directory().id(), tip);
    }

    void applied(RecordId record, ObjectId commit) {
        Tip tip = unapplied.get(record);
        if (tip != null && tip.commit().id().equals(commit)) {
            remember(tip);
            unapplied.remove(record, tip);
        }
    }

    boolean isUnapplied(RecordId record) {
        return unapplied.containsKey(record);
    }

    /** It is loaded, and checked, anew. */
    void forget(RecordId record) {
        applied.remove(record);
    }
}
