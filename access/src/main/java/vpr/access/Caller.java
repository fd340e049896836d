package vpr.access;

import java.util.Set;
import vpr.record.Author;
import vpr.record.organisation.ApiKey.Role;
import vpr.record.organisation.ApiKey.Scope;

/**
 * Who sent a request.
 *
 * @param id of the API key; it stands in commits as {@code Caller}
 * @param author the registered identity behind the key
 */
public record Caller(String id, Set<Role> roles, Set<Scope> scopes, Author author) {
    public Caller {
        roles = Set.copyOf(roles);
        scopes = Set.copyOf(scopes);
    }
}
