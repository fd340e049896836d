package vpr.projections.patient;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vpr.migrations.FoldedText;
import vpr.record.patient.HumanName;

/**
 * The name under which a patient is listed: the official one, else the usual one, else the first that is still in use.
 *
 * @param display in one line, with prefixes and suffixes
 * @param sortName folded, the family name first
 */
record ShownName(
        String display, @Nullable String family, @Nullable String given, String sortName) {
    private static final Map<String, Integer> RANK =
            Map.of("official", 0, "usual", 1, "nickname", 3, "temp", 3, "anonymous", 4, "maiden", 5, "old", 5);
    private static final int WITHOUT_USE = 2;

    /** @param names at least one, as every patient has */
    static ShownName of(List<HumanName> names) {
        var name = names.stream().min(Comparator.comparingInt(ShownName::rank)).orElseThrow();
        var given = name.given().isEmpty() ? null : String.join(" ", name.given());
        return new ShownName(display(name), name.family(), given, sortName(name));
    }

    /** The folded words of all names, each once. */
    static List<String> words(List<HumanName> names) {
        return names.stream()
                .flatMap(name -> Stream.of(
                                Stream.ofNullable(name.text()), Stream.ofNullable(name.family()), name.given().stream())
                        .flatMap(part -> part))
                .flatMap(part -> FoldedText.words(part).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static int rank(HumanName name) {
        return name.use() == null ? WITHOUT_USE : RANK.getOrDefault(name.use(), WITHOUT_USE);
    }

    private static String display(HumanName name) {
        if (name.text() != null) {
            return name.text();
        }
        return Stream.of(
                        name.prefix().stream(),
                        name.given().stream(),
                        Stream.ofNullable(name.family()),
                        name.suffix().stream())
                .flatMap(part -> part)
                .collect(Collectors.joining(" "));
    }

    private static String sortName(HumanName name) {
        if (name.family() == null && name.given().isEmpty()) {
            return FoldedText.of(display(name));
        }
        return FoldedText.of(Stream.concat(Stream.ofNullable(name.family()), name.given().stream())
                .collect(Collectors.joining(" ")));
    }
}
