package vpr.record;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Authors with and without everything that an author may have. */
public final class Authors {
    private Authors() {}

    public static Arbitrary<Author> any() {
        Arbitrary<String> names =
                Texts.line().map(name -> name.replace('<', '(').replace('>', ')'));
        Arbitrary<Registration> registrations =
                Combinators.combine(word(), word()).as(Registration::new);
        return Combinators.combine(
                        names,
                        Texts.line().injectNull(0.3),
                        registrations.list().ofMaxSize(4),
                        Texts.line().injectNull(0.3))
                .as(Author::new)
                .withoutEdgeCases();
    }

    private static Arbitrary<String> word() {
        return Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(8);
    }
}
