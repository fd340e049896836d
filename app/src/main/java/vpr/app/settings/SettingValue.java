package vpr.app.settings;

import java.net.InetAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the text of a setting means; null for a text that breaks the setting's rule. */
final class SettingValue {

    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,62}[a-z0-9])?");
    private static final Set<String> RM_VERSIONS = Set.of("rm_1_1_0", "1.0.4");

    private static final Duration LONGEST_PERIOD = Duration.ofDays(365);

    private SettingValue() {}

    static @Nullable String namespace(String text) {
        return NAMESPACE.matcher(text).matches() ? text : null;
    }

    static @Nullable String rmVersion(String text) {
        return RM_VERSIONS.contains(text) ? text : null;
    }

    static @Nullable LogLevel logLevel(String text) {
        return LogLevel.of(text).orElse(null);
    }

    static @Nullable Path absolute(String text) {
        try {
            return text.isBlank() ? null : Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /** No name is looked up: what a name server says must not decide where patient data is served. */
    static @Nullable InetAddress address(String text) {
        try {
            return text.equals("localhost") ? InetAddress.getLoopbackAddress() : InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static @Nullable Integer port(String text) {
        return text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= 65535 ? Integer.valueOf(text) : null;
    }

    static @Nullable Set<Role> roles(String text) {
        return words(text, Role.class, Role::of);
    }

    static @Nullable Set<Transport> transports(String text) {
        return words(text, Transport.class, Transport::of);
    }

    static @Nullable Boolean onOrOff(String text) {
        return switch (text) {
            case "on" -> true;
            case "off" -> false;
            default -> null;
        };
    }

    private static <E extends Enum<E>> @Nullable Set<E> words(
            String text, Class<E> type, Function<String, Optional<E>> of) {
        Set<E> words = EnumSet.noneOf(type);
        for (String word : text.split(",", -1)) {
            Optional<E> known = of.apply(word.strip());
            if (known.isEmpty() || !words.add(known.get())) {
                return null;
            }
        }
        return words;
    }

    static @Nullable Duration period(String text) {
        if (!text.matches("[1-9][0-9]{0,5}[mhd]")) {
            return null;
        }
        long number = Long.parseLong(text.substring(0, text.length() - 1));
        Duration period = text.endsWith("m")
                ? Duration.ofMinutes(number)
                : text.endsWith("h") ? Duration.ofHours(number) : Duration.ofDays(number);
        return period.compareTo(LONGEST_PERIOD) > 0 ? null : period;
    }

    static @Nullable ZoneId zone(String text) {
        return ZoneId.getAvailableZoneIds().contains(text) ? ZoneId.of(text) : null;
    }
}
