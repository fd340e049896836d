package vpr.gitstore;

import java.nio.file.Path;
import java.util.regex.Pattern;
import vpr.log.LogSettings;
import vpr.record.InvalidException;

/**
 * How a store is opened for writing.
 *
 * @param data the data directory; made when it is missing
 * @param namespace of the organisation, such as {@code example.org}: fixed when the data directory is made
 */
public record StoreSettings(Path data, String namespace, LogSettings log) {
    private static final Pattern NAMESPACE = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,62}[A-Za-z0-9])?");

    public StoreSettings {
        if (!NAMESPACE.matcher(namespace).matches()) {
            throw new InvalidException("namespace", "must be 1 to 64 letters, digits, dots, hyphens or underscores");
        }
    }

    Path vpr() {
        return vpr(data);
    }

    static Path vpr(Path data) {
        return data.resolve(".vpr");
    }
}
