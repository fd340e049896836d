package vpr.command;

import java.util.UUID;
import vpr.gitstore.signing.InstallationSecret;

/**
 * New ids that follow from the installation's secret, the caller and the idempotency key. So a retry means the same
 * record or entry as the first request, even when both run at once, and nobody outside can guess them.
 */
public final class DerivedIds {
    private final InstallationSecret secret;

    public DerivedIds(InstallationSecret secret) {
        this.secret = secret;
    }

    /**
     * A UUID of version 4.
     *
     * @param purpose what the id is for
     */
    public UUID of(String purpose, Sender sender) {
        return secret.deriveUuid(
                purpose, sender.caller().id(), sender.commandId().toString());
    }

    /** The one organisation of this installation. */
    public UUID organisation() {
        return secret.deriveUuid("organisation");
    }
}
