package vpr.record;

import java.util.List;
import java.util.stream.Collectors;

/** An input that breaks rules. Its message names fields and rules, and never repeats what was given. */
public final class InvalidException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final transient List<Violation> violations;

    public InvalidException(List<Violation> violations) {
        super(violations.stream().map(Violation::toString).collect(Collectors.joining("; ")));
        this.violations = List.copyOf(violations);
    }

    public InvalidException(String field, String rule) {
        this(List.of(new Violation(field, rule)));
    }

    public List<Violation> violations() {
        return violations;
    }
}
