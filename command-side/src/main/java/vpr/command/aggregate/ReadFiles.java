package vpr.command.aggregate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import vpr.gitstore.RecordHead;
import vpr.record.commit.RecordPath;

/**
 * What one file of the records says, read once for each content: it is found by the id that Git gives to the bytes, so
 * what is remembered is always what the file says.
 *
 * @param <T> what is read; must not change
 */
final class ReadFiles<T> {
    private static final int MOST = 10_000;

    private final RecordPath path;
    private final Function<byte[], T> read;
    private final Map<String, T> known = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
            return size() > MOST;
        }
    });

    ReadFiles(RecordPath path, Function<byte[], T> read) {
        this.path = path;
        this.read = read;
    }

    T of(RecordHead head) {
        String id =
                head.fileId(path.text()).orElseThrow(() -> new IllegalStateException("a record's tip lacks " + path));
        T found = known.get(id);
        if (found == null) {
            found = Heads.required(head, path, read);
            known.put(id, found);
        }
        return found;
    }
}
