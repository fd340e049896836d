package vpr.app.settings;

import java.util.Arrays;
import java.util.stream.Collectors;

/** {@link Setting} as the page {@code docs/settings.md}. */
final class SettingsPage {

    private static final String HEAD = """
            # Settings

            VPR reads its settings from the environment and from nowhere else. They are checked at the start: all wrong ones
            are named at once, with what to do, and nothing is started. An unknown name that begins with `VPR_` is refused too.
            Relative paths start at the working directory. Values of secrets never stand in messages or logs.

            | Setting | Default | Must be | Meaning |
            | --- | --- | --- | --- |
            """;
    private static final String AROUND = """

            ## Read around VPR

            | Variable | Meaning |
            | --- | --- |
            """;

    private SettingsPage() {}

    static String markdown() {
        return HEAD
                + Arrays.stream(Setting.values()).map(SettingsPage::row).collect(Collectors.joining())
                + AROUND
                + Arrays.stream(LauncherVariable.values())
                        .map(SettingsPage::row)
                        .collect(Collectors.joining());
    }

    private static String row(Setting setting) {
        String byDefault = setting.defaultValue().isEmpty() ? "" : "`" + setting.defaultValue() + "`";
        return "| `%s` | %s | %s | %s |\n".formatted(setting.variable(), byDefault, setting.rule(), setting.meaning());
    }

    private static String row(LauncherVariable variable) {
        return "| `%s` | %s |\n".formatted(variable.variable(), variable.meaning());
    }
}
