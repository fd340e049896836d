package vpr.record.organisation;

import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vpr.record.Author;
import vpr.record.Hex;
import vpr.record.InvalidException;
import vpr.record.Line;
import vpr.record.UtcMillis;

/**
 * An API key as the organisation's record holds it: never the key, only its hash.
 *
 * @param id names the key in commits and answers; not secret
 * @param hash SHA-256 of the whole key, 64 lower-case hex digits; the key has 256 random bits, so no salt is needed
 * @param name what the key is for, in words
 * @param author the registered identity of whoever uses the key
 * @param expires from this moment on the key is refused; null when it does not expire
 */
public record ApiKey(
        String id,
        String hash,
        String name,
        Set<Role> roles,
        Set<Scope> scopes,
        Author author,
        Instant created,
        @Nullable Instant expires) {
    private static final Pattern ID = Pattern.compile("[0-9a-z]{16}");

    /** What a caller is in the organisation. */
    public enum Role {
        CLINICIAN,
        ADMINISTRATOR,
        AUDITOR
    }

    /** What a key may do beyond its roles. */
    public enum Scope {
        /** It may name another author than its own identity, such as a system that writes for many clinicians. */
        ASSERT_AUTHOR
    }

    public ApiKey {
        if (!ID.matcher(id).matches()) {
            throw new InvalidException("id", "must be 16 lower-case letters or digits");
        }
        if (!Hex.is(hash, 64)) {
            throw new InvalidException("hash", "must be 64 lower-case hex digits");
        }
        Line.check("name", name);
        if (roles.isEmpty()) {
            throw new InvalidException("roles", "must name at least one role");
        }
        created = UtcMillis.cut("created", created);
        if (expires != null) {
            expires = UtcMillis.cut("expires", expires);
        }
        if (expires != null && !expires.isAfter(created)) {
            throw new InvalidException("expires", "must be later than created");
        }
        roles = Set.copyOf(roles);
        scopes = Set.copyOf(scopes);
    }
}
