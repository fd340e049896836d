package vpr.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** A request's key before it was checked (the text) or after (the caller). */
final class KeyAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1;
    private static final String SCHEME = "Bearer ";

    private final transient @Nullable String text;
    private final transient @Nullable Caller caller;

    private KeyAuthentication(@Nullable String text, @Nullable Caller caller) {
        super(List.of());
        this.text = text;
        this.caller = caller;
        setAuthenticated(caller != null);
    }

    /** What the request brings, or null when it brings no key. The scheme's name has no case (RFC 9110). */
    static @Nullable Authentication of(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        var text = header == null ? null : textIn(header);
        return text == null ? null : new KeyAuthentication(text, null);
    }

    /** The key's text, or null when the header is of another scheme. */
    static @Nullable String textIn(String authorization) {
        return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? authorization.substring(SCHEME.length()).strip()
                : null;
    }

    static KeyAuthentication of(Caller caller) {
        return new KeyAuthentication(null, caller);
    }

    /** Whoever is calling in this request. */
    static Optional<Caller> currentCaller() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof KeyAuthentication known
                ? Optional.ofNullable(known.caller)
                : Optional.empty();
    }

    @Override
    public @Nullable Object getCredentials() {
        return text;
    }

    @Override
    public @Nullable Object getPrincipal() {
        return caller;
    }

    // The inherited text would name the principal and the remote address.
    @Override
    public String toString() {
        return "KeyAuthentication";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
