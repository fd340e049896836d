package vpr.access;

import java.util.Optional;

/** The keys that the organisation gave out, revoked and expired ones included. */
public interface ApiKeys {
    /**
     * The key with this id.
     *
     * @throws vpr.api.Problem when the keys cannot be read now
     */
    Optional<KnownKey> byId(String id);
}
