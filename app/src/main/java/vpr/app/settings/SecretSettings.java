package vpr.app.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The settings that are secrets or come with one. Secrets are read to be judged and never repeated in a message. */
final class SecretSettings {

    private static final int KEYSTORE_PASSWORD_MIN = 16;
    private static final Pattern CURSOR_KEY = Pattern.compile("[0-9a-fA-F]{64}");
    private static final Pattern CREDENTIALS_IN_URL =
            Pattern.compile("//[^/]*@|[?&](user|password)=", Pattern.CASE_INSENSITIVE);

    private static final Pattern REDIS_URL =
            Pattern.compile("rediss?://([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?(/[0-9]{1,4})?");

    private final Map<String, String> environment;
    private final List<WrongSetting> wrong;

    SecretSettings(Map<String, String> environment, List<WrongSetting> wrong) {
        this.environment = environment;
        this.wrong = wrong;
    }

    /** The user's own Postgres; null when the environment names none. */
    @Nullable
    Database database() {
        String url = environment.get(Setting.DATABASE_URL.variable());
        if (url == null) {
            refuseWithoutUrl(Setting.DATABASE_USER, Setting.DATABASE_PASSWORD_FILE, Setting.DATABASE_PASSWORD);
            return null;
        }
        if (!url.startsWith("jdbc:postgresql://")
                || CREDENTIALS_IN_URL.matcher(url).find()) {
            add(
                    Setting.DATABASE_URL,
                    "must be " + Setting.DATABASE_URL.rule(),
                    "Write it as jdbc:postgresql://host:5432/database.");
        }
        String user = environment.get(Setting.DATABASE_USER.variable());
        if (user == null || user.isBlank()) {
            add(Setting.DATABASE_USER, "is required with VPR_DATABASE_URL", "Name the owner of that database.");
        }
        SecretSource password =
                source(Setting.DATABASE_PASSWORD_FILE, Setting.DATABASE_PASSWORD, text -> !text.isEmpty());
        if (password == null && !isSet(Setting.DATABASE_PASSWORD_FILE) && !isSet(Setting.DATABASE_PASSWORD)) {
            add(
                    Setting.DATABASE_PASSWORD_FILE,
                    "is required with VPR_DATABASE_URL",
                    "Name the file with that user's password.");
        }
        return user == null || password == null ? null : new Database(url, user, password);
    }

    RedisChoice redis() {
        String url = environment.get(Setting.REDIS_URL.variable());
        if (url == null || url.equals("none")) {
            if (isSet(Setting.REDIS_PASSWORD_FILE)) {
                add(
                        Setting.REDIS_PASSWORD_FILE,
                        "has no meaning without a URL in VPR_REDIS_URL",
                        "Set VPR_REDIS_URL, or unset this.");
            }
            return url == null ? new RedisChoice.Embedded() : new RedisChoice.None();
        }
        if (!REDIS_URL.matcher(url).matches()) {
            add(Setting.REDIS_URL, "must be " + Setting.REDIS_URL.rule(), "Write it as redis://host:6379/0.");
        }
        String file = environment.get(Setting.REDIS_PASSWORD_FILE.variable());
        if (file == null) {
            add(
                    Setting.REDIS_PASSWORD_FILE,
                    "is required with VPR_REDIS_URL",
                    "Name the file with the password of that Redis.");
        }
        SecretSource password =
                file == null ? null : inFile(Setting.REDIS_PASSWORD_FILE, file, text -> !text.isEmpty());
        return password == null ? new RedisChoice.None() : new RedisChoice.Own(url, password);
    }

    SecretSource keystorePassword(Path runDirectory) {
        SecretSource given = source(
                Setting.KEYSTORE_PASSWORD_FILE,
                Setting.KEYSTORE_PASSWORD,
                text -> text.length() >= KEYSTORE_PASSWORD_MIN);
        return given != null
                ? given
                : created(Setting.KEYSTORE_PASSWORD_FILE, runDirectory.resolve("keystore.password"));
    }

    SecretSource cursorKey(Path runDirectory) {
        String file = environment.get(Setting.CURSOR_KEY_FILE.variable());
        SecretSource given = file == null ? null : inFile(Setting.CURSOR_KEY_FILE, file, CURSOR_KEY.asMatchPredicate());
        return given != null ? given : created(Setting.CURSOR_KEY_FILE, runDirectory.resolve("cursor.key"));
    }

    private @Nullable SecretSource source(Setting inFile, Setting itself, Predicate<String> rule) {
        String file = environment.get(inFile.variable());
        String text = environment.get(itself.variable());
        if (file != null && text != null) {
            add(itself, "must not be set together with " + inFile.variable(), "Unset one of the two.");
        }
        if (file != null) {
            return inFile(inFile, file, rule);
        }
        if (text == null) {
            return null;
        }
        if (!rule.test(text)) {
            add(itself, "must be " + itself.rule(), "Correct it.");
        }
        return new SecretSource.Given(new Secret(text));
    }

    private @Nullable SecretSource inFile(Setting setting, String file, Predicate<String> rule) {
        if (file.isBlank() || file.indexOf('\0') >= 0) {
            add(setting, "must be " + setting.rule(), "Name the file, or unset it.");
            return null;
        }
        SecretSource source =
                new SecretSource.InFile(Path.of(file).toAbsolutePath().normalize());
        judge(setting, source, rule);
        return source;
    }

    /** A file of an earlier run is judged now, so that one that others can read stops the start. */
    private SecretSource created(Setting setting, Path path) {
        if (Files.exists(path)) {
            judge(setting, new SecretSource.InFile(path), text -> true);
        }
        return new SecretSource.CreatedAtFirstRun(path);
    }

    private void judge(Setting setting, SecretSource source, Predicate<String> rule) {
        try {
            if (!rule.test(source.read().reveal())) {
                add(setting, "must be " + setting.rule(), "Correct the file's content.");
            }
        } catch (SecretFileException e) {
            add(setting, e.rule(), e.remedy());
        }
    }

    private void refuseWithoutUrl(Setting... settings) {
        for (Setting setting : settings) {
            if (isSet(setting)) {
                add(setting, "has no meaning without VPR_DATABASE_URL", "Set VPR_DATABASE_URL, or unset this.");
            }
        }
    }

    private boolean isSet(Setting setting) {
        return environment.containsKey(setting.variable());
    }

    private void add(Setting setting, String rule, String remedy) {
        wrong.add(new WrongSetting(setting.variable(), rule, remedy));
    }
}
