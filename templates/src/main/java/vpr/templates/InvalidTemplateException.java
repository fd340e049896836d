package vpr.templates;

/** A template that breaks a rule. The message names the path inside the template and the rule. */
public final class InvalidTemplateException extends Exception {
    private static final long serialVersionUID = 1;

    private final String path;
    private final String rule;

    InvalidTemplateException(String path, String rule) {
        super(path + ": " + rule);
        this.path = path;
        this.rule = rule;
    }

    /** Where it is wrong, relative to the template's directory; {@code .} for the directory itself. */
    public String path() {
        return path;
    }

    /** What is expected there. */
    public String rule() {
        return rule;
    }
}
