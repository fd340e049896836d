package vpr.access;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vpr.record.Author;
import vpr.record.Registration;
import vpr.record.organisation.ApiKey;

/** Keys that a test gives out. */
final class KeysInMemory implements ApiKeys {
    static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");
    static final Author JANE = new Author(
            "Dr Jane Smith", "Consultant Physician", List.of(new Registration("GMC", "1234567")), "Example NHS Trust");

    private final SecureRandom random = new SecureRandom();
    private final Map<String, KnownKey> known = new ConcurrentHashMap<>();

    @Override
    public Optional<KnownKey> byId(String id) {
        return Optional.ofNullable(known.get(id));
    }

    String give(ApiKey.Role role) {
        return give(Set.of(role), null, null);
    }

    String give(Set<ApiKey.Role> roles, @Nullable Instant expires, @Nullable Instant revokedAt) {
        var created = NewApiKey.generate(random);
        var key = new ApiKey(created.id(), created.hash(), "a test's key", roles, Set.of(), JANE, CREATED, expires);
        known.put(created.id(), new KnownKey(key, revokedAt));
        return created.text();
    }
}
