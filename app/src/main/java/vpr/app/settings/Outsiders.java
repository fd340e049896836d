package vpr.app.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vpr.log.witness.WitnessAddress;

/**
 * Who else vouches for the log.
 *
 * @param witnesses are asked to cosign its checkpoints
 * @param timestamps stamps them; null: nobody does
 */
public record Outsiders(
        List<WitnessAddress> witnesses, @Nullable Timestamps timestamps) {
    /**
     * A time stamp authority.
     *
     * @param authorities PEM: the certificates that its time stamps must lead to
     */
    public record Timestamps(URI url, Path authorities) {}

    public Outsiders {
        witnesses = List.copyOf(witnesses);
    }
}
