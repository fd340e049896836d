package vpr.app.settings;

import java.nio.file.Path;

/** A secret's file cannot be used. The message names the file, the rule and what to do, never the content. */
public final class SecretFileException extends RuntimeException {

    private final String rule;
    private final String remedy;

    SecretFileException(Path path, String rule, String remedy) {
        super(path + " " + rule + ". " + remedy);
        this.rule = path + " " + rule;
        this.remedy = remedy;
    }

    /** The file and what is wrong with it. */
    public String rule() {
        return rule;
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }
}
