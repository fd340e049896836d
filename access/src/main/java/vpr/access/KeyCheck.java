package vpr.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import vpr.api.Problem;
import vpr.api.ProblemType;

/** Decides who a key's text belongs to. */
final class KeyCheck {
    // Unknown ids are compared too, so that the time of an answer does not tell which ids exist.
    private static final String NO_HASH = "-".repeat(64);

    private final ApiKeys keys;
    private final InstantSource clock;

    KeyCheck(ApiKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * The caller.
     *
     * @throws Problem when the key is unknown, revoked or expired; the latter two are said only to whoever has it
     */
    Caller callerOf(String text) {
        var found = KeyText.idOf(text).flatMap(keys::byId);
        var expected = found.map(known -> known.key().hash()).orElse(NO_HASH);
        if (!equal(expected, KeyText.hash(text)) || found.isEmpty()) {
            throw Problem.of(ProblemType.UNKNOWN_KEY, "The API key is not known.");
        }
        var known = found.get();
        var now = clock.instant();
        var revoked = known.revokedAt();
        if (revoked != null && !now.isBefore(revoked)) {
            throw Problem.of(ProblemType.REVOKED_KEY, "The API key was revoked.");
        }
        var key = known.key();
        var expires = key.expires();
        if (expires != null && !now.isBefore(expires)) {
            throw Problem.of(ProblemType.EXPIRED_KEY, "The API key has expired.");
        }
        return new Caller(key.id(), key.roles(), key.scopes(), key.author());
    }

    private static boolean equal(String expected, String given) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.US_ASCII));
    }
}
