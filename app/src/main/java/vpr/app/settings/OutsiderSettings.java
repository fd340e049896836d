package vpr.app.settings;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vpr.log.witness.WitnessAddress;

/** The settings that name others: whom the process calls by itself, and whom it then believes. */
final class OutsiderSettings {
    private static final int LARGEST = 1 << 20;

    private final Map<String, String> environment;
    private final List<WrongSetting> wrong;

    OutsiderSettings(Map<String, String> environment, List<WrongSetting> wrong) {
        this.environment = environment;
        this.wrong = wrong;
    }

    Outsiders read() {
        return new Outsiders(witnesses(), timestamps());
    }

    private List<WitnessAddress> witnesses() {
        Path file = file(Setting.LOG_WITNESSES);
        if (file == null) {
            return List.of();
        }
        try {
            return WitnessAddress.parseAll(Files.readString(file));
        } catch (IllegalArgumentException e) {
            add(Setting.LOG_WITNESSES, String.valueOf(e.getMessage()), "Correct the file's content.");
        } catch (IOException e) {
            add(Setting.LOG_WITNESSES, "must be " + Setting.LOG_WITNESSES.rule(), "Let VPR read it, as UTF-8.");
        }
        return List.of();
    }

    private Outsiders.@Nullable Timestamps timestamps() {
        String url = environment.get(Setting.TIMESTAMP_URL.variable());
        Path authorities = file(Setting.TIMESTAMP_CA_FILE);
        if (url == null) {
            if (environment.containsKey(Setting.TIMESTAMP_CA_FILE.variable())) {
                add(Setting.TIMESTAMP_URL, "is required with VPR_TIMESTAMP_CA_FILE", "Name the authority.");
            }
            return null;
        }
        if (!environment.containsKey(Setting.TIMESTAMP_CA_FILE.variable())) {
            add(Setting.TIMESTAMP_CA_FILE, "is required with VPR_TIMESTAMP_URL", "Name the authority's certificates.");
        }
        try {
            URI parsed = WitnessAddress.url(url);
            return authorities == null ? null : new Outsiders.Timestamps(parsed, authorities);
        } catch (IllegalArgumentException e) {
            add(Setting.TIMESTAMP_URL, "must be " + Setting.TIMESTAMP_URL.rule(), "Correct it.");
            return null;
        }
    }

    private @Nullable Path file(Setting setting) {
        String text = environment.get(setting.variable());
        Path file = text == null ? null : SettingValue.absolute(text);
        if (text != null && !isUsable(file)) {
            add(setting, "must be " + setting.rule(), "Name such a file, or unset it.");
            return null;
        }
        return file;
    }

    private static boolean isUsable(@Nullable Path file) {
        return file != null
                && Files.isRegularFile(file)
                && Files.isReadable(file)
                && file.toFile().length() <= LARGEST;
    }

    private void add(Setting setting, String rule, String remedy) {
        wrong.add(new WrongSetting(setting.variable(), rule, remedy));
    }
}
