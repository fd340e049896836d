package vpr.app.settings;

import java.net.InetAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one environment: goes on after a wrong value with the default, so that all wrong ones are found. */
final class SettingsReader {

    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");
    private static final Set<String> RM_VERSIONS = Set.of("rm_1_1_0", "1.0.4");
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

    private final Map<String, String> environment;
    private final List<WrongSetting> wrong = new ArrayList<>();

    SettingsReader(Map<String, String> environment) {
        this.environment = environment;
    }

    Settings read() {
        Set<Role> roles = value(Setting.ROLES, SettingsReader::roles);
        Path runDirectory = path(Setting.RUN_DIR);
        check(Setting.RUN_DIR, DirectoryRule.writable(runDirectory));
        Path data = path(Setting.DATA);
        check(Setting.DATA, dataRule(data, roles));
        SecretSettings secrets = new SecretSettings(environment, wrong);
        Settings settings = new Settings(
                data,
                runDirectory,
                value(Setting.HTTP_ADDRESS, SettingsReader::address),
                value(Setting.HTTP_PORT, SettingsReader::port),
                roles,
                secrets.database(),
                value(Setting.NAMESPACE, text -> NAMESPACE.matcher(text).matches() ? text : null),
                value(Setting.RM_VERSION, text -> RM_VERSIONS.contains(text) ? text : null),
                checkedPath(Setting.TEMPLATE_DIR, DirectoryRule::readable),
                value(Setting.TIME_ZONE, SettingsReader::zone),
                checkedPath(Setting.BOOTSTRAP_KEY_FILE, DirectoryRule::holdsNewFile),
                secrets.keystorePassword(runDirectory),
                secrets.cursorKey(runDirectory),
                value(Setting.LOG_LEVEL, text -> LogLevel.of(text).orElse(null)));
        UnknownVariables.in(environment.keySet()).forEach(wrong::add);
        if (!wrong.isEmpty()) {
            throw new InvalidSettingsException(wrong.stream()
                    .sorted(Comparator.comparingInt(SettingsReader::place))
                    .toList());
        }
        return settings;
    }

    /** The value as {@code parse} reads it, which answers null to what breaks the rule. */
    private <T> T value(Setting setting, Function<String, @Nullable T> parse) {
        String text = environment.get(setting.variable());
        T fallback = Objects.requireNonNull(parse.apply(setting.defaultValue()));
        if (text == null) {
            return fallback;
        }
        T parsed = parse.apply(text);
        if (parsed == null) {
            wrong.add(new WrongSetting(
                    setting.variable(),
                    "must be " + setting.rule(),
                    "Correct it, or unset it for the default, " + setting.defaultValue() + "."));
            return fallback;
        }
        return parsed;
    }

    private Path path(Setting setting) {
        return value(setting, SettingsReader::absolute);
    }

    private @Nullable Path checkedPath(Setting setting, Function<Path, Optional<DirectoryRule.Broken>> rule) {
        String text = environment.get(setting.variable());
        if (text == null) {
            return null;
        }
        Path path = absolute(text);
        if (path == null) {
            wrong.add(new WrongSetting(setting.variable(), "must be " + setting.rule(), "Correct it, or unset it."));
            return null;
        }
        check(setting, rule.apply(path));
        return path;
    }

    private void check(Setting setting, Optional<DirectoryRule.Broken> broken) {
        broken.ifPresent(it -> wrong.add(new WrongSetting(setting.variable(), it.rule(), it.remedy())));
    }

    private static int place(WrongSetting wrong) {
        return Arrays.stream(Setting.values())
                .filter(setting -> setting.variable().equals(wrong.variable()))
                .mapToInt(Setting::ordinal)
                .findFirst()
                .orElse(Integer.MAX_VALUE);
    }

    private static Optional<DirectoryRule.Broken> dataRule(Path data, Set<Role> roles) {
        if (roles.contains(Role.COMMAND)) {
            return DirectoryRule.writable(data);
        }
        return roles.contains(Role.PROJECTIONS) ? DirectoryRule.readable(data) : Optional.empty();
    }

    private static @Nullable Path absolute(String text) {
        try {
            return text.isBlank() ? null : Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /** No name is looked up: what a name server says must not decide where patient data is served. */
    private static @Nullable InetAddress address(String text) {
        try {
            return text.equals("localhost") ? InetAddress.getLoopbackAddress() : InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Integer port(String text) {
        return text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= 65535 ? Integer.valueOf(text) : null;
    }

    private static @Nullable Set<Role> roles(String text) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String word : text.split(",", -1)) {
            Optional<Role> role = Role.of(word.strip());
            if (role.isEmpty() || !roles.add(role.get())) {
                return null;
            }
        }
        return roles;
    }

    private static @Nullable ZoneId zone(String text) {
        try {
            return ZONES.contains(text) ? ZoneId.of(text) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
