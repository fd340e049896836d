package vpr.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import vpr.api.Problem;
import vpr.api.ProblemType;
import vpr.gitstore.Repeatable;
import vpr.gitstore.signing.InstallationSecret;
import vpr.record.RecordId;

/**
 * Writes and reads preparations as texts that the caller keeps and this process does not. They hold what nobody else may
 * know (the salts), so they are encrypted (AES-256-GCM), and bound to the caller: a changed one, or another's, is refused.
 */
final class Preparations {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int LONGEST = 4096;
    private static final byte FORM = 1;
    private static final int COMMIT = 16 + 8 + 32;

    private final SecretKeySpec key;
    private final SecureRandom random;

    Preparations(InstallationSecret secret, SecureRandom random) {
        this.key = new SecretKeySpec(secret.hmac("preparation".getBytes(UTF_8)), "AES");
        this.random = random;
    }

    String write(String caller, Preparation preparation) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        var sealed = crypt(Cipher.ENCRYPT_MODE, caller, nonce, plain(preparation));
        var whole = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, whole, NONCE, sealed.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** What was written for this caller, or the problem that it is nothing of that kind. */
    Preparation read(String caller, String text) {
        try {
            if (text.length() > LONGEST) {
                throw refused();
            }
            var whole = Base64.getUrlDecoder().decode(text);
            if (whole.length <= NONCE) {
                throw refused();
            }
            var sealed = Arrays.copyOfRange(whole, NONCE, whole.length);
            return preparation(crypt(Cipher.DECRYPT_MODE, caller, Arrays.copyOf(whole, NONCE), sealed));
        } catch (IllegalArgumentException | IllegalStateException | BufferUnderflowException e) {
            throw refused();
        }
    }

    private static byte[] plain(Preparation preparation) {
        var commits = preparation.commits();
        var bytes = ByteBuffer.allocate(1 + 8 + 16 + 16 + Repeatable.SEED_BYTES + 1 + commits.size() * COMMIT);
        bytes.put(FORM).putLong(preparation.repeatable().time().toEpochMilli());
        put(bytes, preparation.commandId());
        put(bytes, preparation.correlationId());
        bytes.put(preparation.repeatable().seed()).put((byte) commits.size());
        for (var commit : commits) {
            bytes.put(HexFormat.of().parseHex(commit.record().hex()));
            bytes.putLong(commit.sequence()).put(HexFormat.of().parseHex(commit.sha256()));
        }
        return bytes.array();
    }

    private static Preparation preparation(byte[] plain) {
        var bytes = ByteBuffer.wrap(plain);
        if (bytes.get() != FORM) {
            throw new IllegalArgumentException("another form");
        }
        var time = Instant.ofEpochMilli(bytes.getLong());
        var commandId = uuid(bytes);
        var correlationId = uuid(bytes);
        var seed = take(bytes, Repeatable.SEED_BYTES);
        var commits = new ArrayList<Preparation.Commit>();
        for (int left = bytes.get(); left > 0; left--) {
            commits.add(new Preparation.Commit(
                    new RecordId(HexFormat.of().formatHex(take(bytes, 16))),
                    bytes.getLong(),
                    HexFormat.of().formatHex(take(bytes, 32))));
        }
        return new Preparation(commandId, correlationId, new Repeatable(time, seed), commits);
    }

    private static void put(ByteBuffer bytes, UUID uuid) {
        bytes.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
    }

    private static UUID uuid(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private static byte[] take(ByteBuffer bytes, int count) {
        var taken = new byte[count];
        bytes.get(taken);
        return taken;
    }

    private byte[] crypt(int mode, String caller, byte[] nonce, byte[] bytes) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(caller.getBytes(UTF_8));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the preparation cannot be read or written", e);
        }
    }

    private static Problem refused() {
        return Problem.ofField(
                ProblemType.PREPARATION_REFUSED, "preparation", "must be one that this key was given, unchanged");
    }
}
