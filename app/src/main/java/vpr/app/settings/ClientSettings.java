package vpr.app.settings;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the commands of people find VPR, and the key that they show it.
 *
 * @param url ends without a slash
 * @param key null when the environment names none
 */
public record ClientSettings(URI url, @Nullable SecretSource key) {
    private static final String DEFAULT_URL = "http://127.0.0.1:8080";

    /**
     * What this process's environment holds.
     *
     * @throws InvalidSettingsException that names every wrong variable
     */
    public static ClientSettings fromEnvironment() {
        return from(System.getenv());
    }

    /** As {@link #fromEnvironment}, of a given environment. */
    public static ClientSettings from(Map<String, String> environment) {
        var wrong = new ArrayList<WrongSetting>();
        var url = url(environment.getOrDefault(LauncherVariable.URL.variable(), DEFAULT_URL), wrong);
        var key = key(environment, wrong);
        wrong.addAll(UnknownVariables.in(environment.keySet()));
        if (!wrong.isEmpty()) {
            throw new InvalidSettingsException(wrong);
        }
        return new ClientSettings(url, key);
    }

    private static URI url(String text, List<WrongSetting> wrong) {
        try {
            var url = URI.create(text.replaceFirst("/+$", ""));
            var isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (isHttp
                    && url.getHost() != null
                    && url.getUserInfo() == null
                    && url.getQuery() == null
                    && url.getFragment() == null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // The rule below says it.
        }
        wrong.add(new WrongSetting(
                LauncherVariable.URL.variable(),
                "must be a URL that begins with http:// or https:// and holds no user, password or query",
                "Correct it, or unset it for the default, " + DEFAULT_URL + "."));
        return URI.create(DEFAULT_URL);
    }

    private static @Nullable SecretSource key(Map<String, String> environment, List<WrongSetting> wrong) {
        var file = environment.get(LauncherVariable.API_KEY_FILE.variable());
        var text = environment.get(LauncherVariable.API_KEY.variable());
        if (file != null && text != null) {
            wrong.add(new WrongSetting(
                    LauncherVariable.API_KEY.variable(),
                    "must not be set together with " + LauncherVariable.API_KEY_FILE.variable(),
                    "Unset one of the two."));
        }
        if (file != null) {
            var path = SettingValue.absolute(file);
            if (path == null) {
                wrong.add(new WrongSetting(
                        LauncherVariable.API_KEY_FILE.variable(),
                        "must be a file that only its owner can read (chmod 600)",
                        "Name the file, or unset it."));
                return null;
            }
            return new SecretSource.InFile(path);
        }
        return text == null || text.isBlank() ? null : new SecretSource.Given(new Secret(text.strip()));
    }
}
