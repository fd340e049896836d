package vpr.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The person who answers for what is written.
 *
 * @param name as it is to stand in the commit; a patient is {@code Patient}
 * @param role such as Consultant Physician
 * @param registrations sorted
 * @param careLocation the organisation or place of care
 */
public record Author(
        String name,
        @Nullable String role,
        List<Registration> registrations,
        @Nullable String careLocation) {
    private static final int MOST_REGISTRATIONS = 10;

    public Author {
        Line.check("author.name", name);
        if (name.contains("<") || name.contains(">")) {
            throw new InvalidException("author.name", "must not contain < or >");
        }
        if (role != null) {
            Line.check("author.role", role);
        }
        if (careLocation != null) {
            Line.check("author.careLocation", careLocation);
        }
        if (registrations.size() > MOST_REGISTRATIONS) {
            throw new InvalidException("author.registrations", "must be at most " + MOST_REGISTRATIONS);
        }
        registrations = registrations.stream().sorted().distinct().toList();
    }
}
