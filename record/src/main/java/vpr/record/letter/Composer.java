package vpr.record.letter;

import org.jspecify.annotations.Nullable;
import vpr.record.Line;

/** Who composed a letter. */
public record Composer(String name, @Nullable String role) {
    public Composer {
        Line.check("name", name);
        if (role != null) {
            Line.check("role", role);
        }
    }
}
