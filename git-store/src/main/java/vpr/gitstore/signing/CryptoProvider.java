package vpr.gitstore.signing;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The implementation of ECDSA, chosen once in the life of the process: Amazon Corretto Crypto Provider where its native
 * library loads, else Bouncy Castle. Neither is registered globally, so no other code changes its provider.
 */
public final class CryptoProvider {
    private static final Logger LOG = LoggerFactory.getLogger(CryptoProvider.class);
    private static final Provider ECDSA = choose();

    private CryptoProvider() {}

    /** The provider in use. */
    public static Provider ecdsa() {
        return ECDSA;
    }

    /** Bouncy Castle, which runs everywhere. */
    static Provider portable() {
        return new BouncyCastleProvider();
    }

    private static Provider choose() {
        var reason = nativeFailure();
        if (reason == null) {
            var provider = AmazonCorrettoCryptoProvider.INSTANCE;
            LOG.debug("ECDSA by {} {}", provider.getName(), provider.getVersionStr());
            return provider;
        }
        var provider = portable();
        LOG.warn(
                "ECDSA by {} {}, several times slower: the native provider did not load",
                provider.getName(),
                provider.getVersionStr(),
                reason);
        return provider;
    }

    // Errors too: a missing or unfit native library shows as a LinkageError of the provider's class.
    private static @Nullable Throwable nativeFailure() {
        try {
            var provider = AmazonCorrettoCryptoProvider.INSTANCE;
            provider.assertHealthy();
            return provider.getLoadingError();
        } catch (RuntimeException | LinkageError e) {
            return e;
        }
    }
}
