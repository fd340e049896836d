package vpr.record.yaml;

import vpr.record.InvalidException;

/** Bytes that are no YAML we accept: its message names the place and the rule, never what stands there. */
public final class InvalidYamlException extends InvalidException {
    private static final long serialVersionUID = 1;

    private final int line;
    private final int column;

    /**
     * A broken rule at a place.
     *
     * @param line from 1; 0 when the whole is meant
     * @param column from 1; 0 when the whole is meant
     */
    InvalidYamlException(int line, int column, String rule) {
        super(line == 0 ? "yaml" : "line " + line + ", column " + column, rule);
        this.line = line;
        this.column = column;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
