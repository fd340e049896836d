package vpr.app.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one environment: goes on after a wrong value with the default, so that all wrong ones are found. */
final class SettingsReader {

    private final Map<String, String> environment;
    private final List<WrongSetting> wrong = new ArrayList<>();

    SettingsReader(Map<String, String> environment) {
        this.environment = environment;
    }

    Settings read() {
        Set<Role> roles = value(Setting.ROLES, SettingValue::roles);
        Path runDirectory = path(Setting.RUN_DIR);
        check(Setting.RUN_DIR, DirectoryRule.writable(runDirectory));
        Path data = path(Setting.DATA);
        check(Setting.DATA, dataRule(data, roles));
        int httpPort = value(Setting.HTTP_PORT, SettingValue::port);
        SecretSettings secrets = new SecretSettings(environment, wrong);
        Settings settings = new Settings(
                data,
                runDirectory,
                value(Setting.HTTP_ADDRESS, SettingValue::address),
                httpPort,
                transports(httpPort),
                roles,
                secrets.database(),
                secrets.redis(),
                value(Setting.NAMESPACE, SettingValue::namespace),
                value(Setting.RM_VERSION, SettingValue::rmVersion),
                checkedPath(Setting.TEMPLATE_DIR, DirectoryRule::readable),
                value(Setting.TIME_ZONE, SettingValue::zone),
                checkedPath(Setting.BOOTSTRAP_KEY_FILE, DirectoryRule::holdsNewFile),
                secrets.keystorePassword(runDirectory),
                secrets.cursorKey(runDirectory),
                new OutsiderSettings(environment, wrong).read(),
                value(Setting.LOG_LEVEL, SettingValue::logLevel));
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

    private Transports transports(int httpPort) {
        Transports transports = new Transports(
                value(Setting.TRANSPORTS, SettingValue::transports),
                value(Setting.GRPC_ADDRESS, SettingValue::address),
                value(Setting.GRPC_PORT, SettingValue::port),
                value(Setting.GRPC_REFLECTION, SettingValue::onOrOff));
        if (transports.has(Transport.GRPC) && httpPort != 0 && transports.grpcPort() == httpPort) {
            wrong.add(new WrongSetting(
                    Setting.GRPC_PORT.variable(), "must not be the port of HTTP", "Give it a port of its own."));
        }
        return transports;
    }

    private Path path(Setting setting) {
        return value(setting, SettingValue::absolute);
    }

    private @Nullable Path checkedPath(Setting setting, Function<Path, Optional<DirectoryRule.Broken>> rule) {
        String text = environment.get(setting.variable());
        if (text == null) {
            return null;
        }
        Path path = SettingValue.absolute(text);
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
}
