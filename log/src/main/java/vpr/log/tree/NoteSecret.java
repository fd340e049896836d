package vpr.log.tree;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A signing key as one line of text, as golang.org/x/mod/sumdb/note writes it: {@code PRIVATE+KEY+<name>+<key id>+<Base64
 * of type and seed>}. For witnesses, who have no key store; the file with it must be its owner's only.
 */
public final class NoteSecret {
    private static final String START = "PRIVATE+KEY+";
    private static final int SEED = 32;
    /** An Ed25519 seed as PKCS#8 PrivateKeyInfo is these bytes and the seed (RFC 8410). */
    private static final byte[] PKCS8_PREFIX = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private NoteSecret() {}

    /** A new key. */
    public static String generate(String name, NoteKey.Type type) {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            NoteKey key = NoteKey.of(name, type, pair.getPublic());
            byte[] material = new byte[1 + SEED];
            material[0] = type.number();
            System.arraycopy(seed, 0, material, 1, SEED);
            return START + key.name() + "+" + HexFormat.of().toHexDigits(key.id()) + "+"
                    + Base64.getEncoder().encodeToString(material);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has Ed25519", e);
        }
    }

    /** @throws IllegalArgumentException when it is no such key; the message does not repeat it */
    public static NoteSigner parse(String text) {
        String[] parts =
                text.startsWith(START) ? text.strip().substring(START.length()).split("[+]", 3) : new String[0];
        Rules.require(parts.length == 3, "key: must be " + START + "<name>+<8 hex digits>+<Base64>");
        byte[] material = Rules.base64("key", parts[2]);
        Rules.require(material.length == 1 + SEED, "key: must have a type and 32 bytes");
        byte[] seed = Arrays.copyOfRange(material, 1, material.length);
        NoteKey key = NoteKey.of(parts[0], NoteKey.Type.of(material[0]), publicKey(seed));
        Rules.require(HexFormat.of().toHexDigits(key.id()).equals(parts[1]), "key: the id must be the key's own");
        return new NoteSigner(key, privateKey(seed));
    }

    private static PrivateKey privateKey(byte[] seed) {
        byte[] pkcs8 = Arrays.copyOf(PKCS8_PREFIX, PKCS8_PREFIX.length + SEED);
        System.arraycopy(seed, 0, pkcs8, PKCS8_PREFIX.length, SEED);
        try {
            return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("key: must be an Ed25519 seed", e);
        }
    }

    // The platform derives the public half only where it makes a pair, and takes the seed from its source of random
    // bytes.
    private static PublicKey publicKey(byte[] seed) {
        try {
            var generator = KeyPairGenerator.getInstance("Ed25519", "SunEC");
            generator.initialize(255, new Fixed(seed));
            return generator.generateKeyPair().getPublic();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has Ed25519", e);
        }
    }

    /** Gives the seed instead of random bytes. */
    private static final class Fixed extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        Fixed(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
