package vpr.record;

/**
 * One rule that an input breaks.
 *
 * @param field where it stands, as a path such as {@code name[0].family}
 * @param rule what is expected there; never the value that was given
 */
public record Violation(String field, String rule) {
    /** The same rule, for the field inside another. */
    public Violation below(String outer) {
        return new Violation(field.isEmpty() ? outer : outer + (field.startsWith("[") ? "" : ".") + field, rule);
    }

    @Override
    public String toString() {
        return field + ": " + rule;
    }
}
