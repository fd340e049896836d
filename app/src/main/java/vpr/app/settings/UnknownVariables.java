package vpr.app.settings;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Variables that begin with {@code VPR_} and mean nothing: a mistyped one must not silently leave a default in force. */
final class UnknownVariables {

    private static final int NEAR = 4;
    private static final Set<String> KNOWN = Stream.concat(
                    Arrays.stream(Setting.values()).map(Setting::variable),
                    Arrays.stream(LauncherVariable.values()).map(LauncherVariable::variable))
            .collect(Collectors.toUnmodifiableSet());

    private UnknownVariables() {}

    static List<WrongSetting> in(Collection<String> names) {
        return names.stream()
                .filter(name -> name.startsWith("VPR_") && !KNOWN.contains(name))
                .sorted()
                .map(name -> new WrongSetting(name, "is not a setting of VPR", remedy(name)))
                .toList();
    }

    private static String remedy(String name) {
        return nearest(name)
                .map(near -> "Did you mean " + near + "? Otherwise unset it.")
                .orElse("Unset it.");
    }

    private static Optional<String> nearest(String name) {
        return KNOWN.stream()
                .min(Comparator.<String>comparingInt(known -> distance(name, known))
                        .thenComparing(known -> known))
                .filter(known -> distance(name, known) <= NEAR);
    }

    /** Levenshtein's distance: how many letters to insert, drop or change. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
