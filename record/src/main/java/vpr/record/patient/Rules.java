package vpr.record.patient;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vpr.record.InvalidException;
import vpr.record.Line;

/** Rules that a patient's values share. */
final class Rules {
    /** Parts of one name, or lines of one address. */
    static final int MOST_PARTS = 20;

    private Rules() {}

    static void optionalLine(String field, @Nullable String text) {
        if (text != null) {
            Line.check(field, text);
        }
    }

    static List<String> lines(String field, List<String> texts) {
        atMost(field, texts, MOST_PARTS);
        for (int i = 0; i < texts.size(); i++) {
            Line.check(field + "[" + i + "]", texts.get(i));
        }
        return List.copyOf(texts);
    }

    static void optionalCode(String field, @Nullable String code, Set<String> codes) {
        if (code != null && !codes.contains(code)) {
            throw new InvalidException(field, "must be one of " + String.join(", ", new TreeSet<>(codes)));
        }
    }

    static void atMost(String field, Collection<?> values, int most) {
        if (values.size() > most) {
            throw new InvalidException(field, "must be at most " + most);
        }
    }
}
