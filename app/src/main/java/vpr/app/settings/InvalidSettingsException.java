package vpr.app.settings;

import java.util.List;
import java.util.stream.Collectors;

/** The environment cannot be used; nothing was started. The message is what the user reads, and holds no secret. */
public final class InvalidSettingsException extends RuntimeException {

    private final List<WrongSetting> wrong;

    InvalidSettingsException(List<WrongSetting> wrong) {
        super(text(wrong));
        this.wrong = List.copyOf(wrong);
    }

    /** Every wrong variable, in the order of {@link Setting}, unknown ones last. */
    public List<WrongSetting> wrong() {
        return wrong;
    }

    private static String text(List<WrongSetting> wrong) {
        String head = wrong.size() == 1 ? "One setting is wrong" : wrong.size() + " settings are wrong";
        return wrong.stream()
                .map(one -> "  " + one.variable() + ": " + one.rule() + ".\n      " + one.remedy() + "\n")
                .collect(Collectors.joining(
                        "", head + "; nothing was started.\n", "docs/settings.md describes them all."));
    }
}
