package vpr.command.organisation;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import vpr.command.RejectedException;
import vpr.command.Rejection;
import vpr.record.organisation.ApiKey;
import vpr.record.organisation.OrganisationEvent.ApiKeyCreated;
import vpr.record.organisation.OrganisationEvent.ApiKeyRevoked;
import vpr.record.organisation.StoredKey;

/** The organisation's keys, as far as deciding about them needs to know them: a key's file is read when it is needed. */
public final class Keys {
    /** What an event just said, so that no file is to be read. */
    private record Said(StoredKey get) implements Supplier<StoredKey> {}

    private final Map<String, Supplier<StoredKey>> known;

    /** The keys so far, by their ids. */
    public Keys(Map<String, Supplier<StoredKey>> known) {
        this.known = new HashMap<>(known);
    }

    /** The fact that the key was given out. */
    public ApiKeyCreated decide(CreateApiKey command) {
        if (known.containsKey(command.key().id())) {
            throw new RejectedException(new Rejection.Conflict(
                    "A key with this id was given out already; its text was shown then and cannot be shown again."));
        }
        return new ApiKeyCreated(command.key());
    }

    /** The fact that the key was withdrawn. */
    public ApiKeyRevoked decide(RevokeApiKey command) {
        var found = known.get(command.keyId());
        if (found == null) {
            throw new RejectedException(new Rejection.NotFound("There is no key with this id."));
        }
        var stored = found.get();
        if (stored.revokedAt() != null) {
            throw new RejectedException(new Rejection.Conflict("The key was revoked already."));
        }
        if (isAdministrators(stored, command.now()) && administratorsKeys(command.now()) == 1) {
            throw new RejectedException(new Rejection.Conflict(
                    "It is the last administrator's key that holds; nobody could give out another one."));
        }
        return new ApiKeyRevoked(stored.key(), command.now());
    }

    /** A key more. */
    public void evolve(ApiKeyCreated event) {
        known.put(event.key().id(), new Said(new StoredKey(event.key(), null)));
    }

    /** A key less. */
    public void evolve(ApiKeyRevoked event) {
        known.put(event.key().id(), new Said(new StoredKey(event.key(), event.revokedAt())));
    }

    private long administratorsKeys(Instant now) {
        return known.values().stream()
                .map(Supplier::get)
                .filter(stored -> isAdministrators(stored, now))
                .count();
    }

    private static boolean isAdministrators(StoredKey stored, Instant now) {
        var expires = stored.key().expires();
        return stored.key().roles().contains(ApiKey.Role.ADMINISTRATOR)
                && stored.revokedAt() == null
                && (expires == null || expires.isAfter(now));
    }
}
