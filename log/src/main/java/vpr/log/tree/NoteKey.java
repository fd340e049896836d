package vpr.log.tree;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A key that signatures of notes are checked with (C2SP signed-note, "vkey"): {@code <name>+<key id>+<Base64 of type and
 * key>}. The log's is Ed25519, a witness's the timestamped kind (C2SP tlog-cosignature).
 */
public final class NoteKey {
    /** What is signed, and how. */
    public enum Type {
        /** Signs the text. */
        ED25519(1),
        /** Signs the text and the time at which it was the newest of its log. */
        COSIGNATURE(4);

        private final byte number;

        Type(int number) {
            this.number = (byte) number;
        }

        byte number() {
            return number;
        }

        static Type of(byte number) {
            return Arrays.stream(values())
                    .filter(type -> type.number == number)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "key: must be of type 1 (Ed25519) or 4 (timestamped cosignature)"));
        }
    }

    private static final int KEY_LENGTH = 32;
    private static final int SIGNATURE_LENGTH = 64;
    private static final int MAX_NAME = 256;
    /** An Ed25519 key as X.509 SubjectPublicKeyInfo is these bytes and the key (RFC 8410). */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final String RULE = "key: must be <name>+<8 hex digits>+<Base64>, as C2SP signed-note has it";

    private final String name;
    private final Type type;
    private final byte[] key;
    private final PublicKey publicKey;
    private final int id;

    private NoteKey(String name, Type type, byte[] key) {
        Rules.require(
                isName(name),
                "key name: must be 1 to 256 characters, without spaces, control characters and plus signs");
        Rules.require(key.length == KEY_LENGTH, "key: an Ed25519 key must have 32 bytes");
        this.name = name;
        this.type = type;
        this.key = key;
        this.publicKey = publicKey(key);
        this.id = ByteBuffer.wrap(sha256((name + "\n").getBytes(UTF_8), new byte[] {type.number}, key))
                .getInt();
    }

    /** @throws IllegalArgumentException for a name that a note cannot bear, or another key than Ed25519 */
    public static NoteKey of(String name, Type type, PublicKey publicKey) {
        byte[] x509 = publicKey.getEncoded();
        int length = X509_PREFIX.length;
        Rules.require(
                x509.length == length + KEY_LENGTH && Arrays.equals(x509, 0, length, X509_PREFIX, 0, length),
                "key: must be an Ed25519 key");
        return new NoteKey(name, type, Arrays.copyOfRange(x509, length, x509.length));
    }

    /** @throws IllegalArgumentException when it is no key of a known type, or the id is not the key's */
    public static NoteKey parse(String text) {
        String[] parts = text.strip().split("[+]", 3);
        Rules.require(parts.length == 3, RULE);
        byte[] material = Rules.base64("key", parts[2]);
        Rules.require(material.length > 1, RULE);
        NoteKey key = new NoteKey(parts[0], Type.of(material[0]), Arrays.copyOfRange(material, 1, material.length));
        Rules.require(HexFormat.of().toHexDigits(key.id).equals(parts[1]), "key: the id must be the key's own");
        return key;
    }

    static boolean isName(String name) {
        return !name.isEmpty()
                && name.length() <= MAX_NAME
                && name.codePoints()
                        .noneMatch(c -> c == '+'
                                || Character.isISOControl(c)
                                || Character.isWhitespace(c)
                                || Character.isSpaceChar(c));
    }

    public String name() {
        return name;
    }

    public Type type() {
        return type;
    }

    /** The first four bytes of the hash that names the key, in the order of the bytes. */
    int id() {
        return id;
    }

    /** True when a signature bears this key's name and id, good or not. */
    public boolean made(NoteSignature signature) {
        return signature.keyName().equals(name) && signature.keyId() == id;
    }

    boolean verifies(NoteSignature signature, String text) {
        byte[] bytes = signature.bytes();
        int time = type == Type.COSIGNATURE ? Long.BYTES : 0;
        if (!made(signature) || bytes.length != time + SIGNATURE_LENGTH) {
            return false;
        }
        String signed = type == Type.COSIGNATURE
                ? NoteSigner.cosigned(ByteBuffer.wrap(bytes).getLong(), text)
                : text;
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(publicKey);
            verifier.update(signed.getBytes(UTF_8));
            return verifier.verify(bytes, time, SIGNATURE_LENGTH);
        } catch (GeneralSecurityException e) {
            // Bytes that are no signature at all.
            return false;
        }
    }

    private static PublicKey publicKey(byte[] key) {
        byte[] x509 = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + KEY_LENGTH);
        System.arraycopy(key, 0, x509, X509_PREFIX.length, KEY_LENGTH);
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("key: must be an Ed25519 key", e);
        }
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteKey that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return id;
    }

    /** The key as text, to be given to others. */
    @Override
    public String toString() {
        byte[] material = new byte[1 + key.length];
        material[0] = type.number;
        System.arraycopy(key, 0, material, 1, key.length);
        return name + "+" + HexFormat.of().toHexDigits(id) + "+"
                + Base64.getEncoder().encodeToString(material);
    }
}
