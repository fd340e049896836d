package vpr.app.settings;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one process, all valid. Paths are absolute; relative ones start at the working directory.
 *
 * @param database a Postgres of the user's own; null: the embedded one in the run directory
 * @param templateDirectory null: the template that VPR ships
 * @param bootstrapKeyFile null: the first administrator's key is only ever printed to a terminal
 * @param cursorKey 32 bytes in hexadecimal digits
 * @param outsiders who else vouches for the log
 */
public record Settings(
        Path data,
        Path runDirectory,
        InetAddress httpAddress,
        int httpPort,
        Transports transports,
        Set<Role> roles,
        @Nullable Database database,
        RedisChoice redis,
        String namespace,
        String rmVersion,
        @Nullable Path templateDirectory,
        ZoneId timeZone,
        @Nullable Path bootstrapKeyFile,
        SecretSource keystorePassword,
        SecretSource cursorKey,
        Outsiders outsiders,
        LogLevel logLevel) {

    public Settings {
        roles = Set.copyOf(roles);
    }

    /**
     * The settings that this process's environment holds.
     *
     * @throws InvalidSettingsException that names every wrong variable
     */
    public static Settings fromEnvironment() {
        return from(System.getenv());
    }

    /** As {@link #fromEnvironment}, of a given environment. Writes nothing. */
    public static Settings from(Map<String, String> environment) {
        return new SettingsReader(environment).read();
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }
}
