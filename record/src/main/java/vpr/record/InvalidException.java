package vpr.record;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** An input that breaks rules. Its message names fields and rules, and never repeats what was given. */
public class InvalidException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final transient List<Violation> violations;

    public InvalidException(List<Violation> violations) {
        super(violations.stream().map(Violation::toString).collect(Collectors.joining("; ")));
        this.violations = List.copyOf(violations);
    }

    public InvalidException(String field, String rule) {
        this(List.of(new Violation(field, rule)));
    }

    /** What is broken, at least one. */
    public List<Violation> violations() {
        return violations;
    }

    /** What the supplier gives; a rule that it breaks is reported below the field, as {@code name[0].family}. */
    public static <T> T within(String field, Supplier<T> supplier) {
        try {
            return supplier.get();
        } catch (InvalidException e) {
            throw new InvalidException(e.violations.stream()
                    .map(violation -> violation.below(field))
                    .toList());
        }
    }
}
