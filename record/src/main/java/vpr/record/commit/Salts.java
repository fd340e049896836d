package vpr.record.commit;

import java.security.SecureRandom;

/** Where salts come from: a new one for each file that is written. */
public interface Salts {
    Salt next();

    /** Unpredictable salts, from any thread. */
    static Salts random() {
        var random = new SecureRandom();
        return () -> {
            byte[] bytes = new byte[16];
            random.nextBytes(bytes);
            return Salt.of(bytes);
        };
    }
}
