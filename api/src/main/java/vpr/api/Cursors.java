package vpr.api;

import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import vpr.v1.PageCursor;

/**
 * Writes and reads cursors. A cursor holds sort keys such as a name and stands in a query string, so it is encrypted
 * (AES-256-GCM) and bound to its list: one of another list, or a changed one, is refused.
 */
public final class Cursors {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int LONGEST = 4096;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    /** @param key 256 bits; all processes that serve the same lists need the same one */
    public Cursors(byte[] key) {
        if (key.length != 32) {
            throw new IllegalArgumentException("the cursor key must have 256 bits");
        }
        this.key = new SecretKeySpec(key, "AES");
    }

    /** The cursor of the page after the row with these sort keys. */
    public String write(String list, List<String> after) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        var plain = PageCursor.newBuilder().addAllAfter(after).build().toByteArray();
        var sealed = crypt(Cipher.ENCRYPT_MODE, list, nonce, plain, 0, plain.length);
        var whole = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, whole, NONCE, sealed.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** The sort keys that the cursor holds, or the problem that it is none of this list. */
    public List<String> read(String list, String cursor) {
        try {
            if (cursor.length() > LONGEST) {
                throw refused();
            }
            var whole = Base64.getUrlDecoder().decode(cursor);
            if (whole.length <= NONCE) {
                throw refused();
            }
            var plain =
                    crypt(Cipher.DECRYPT_MODE, list, Arrays.copyOf(whole, NONCE), whole, NONCE, whole.length - NONCE);
            return List.copyOf(PageCursor.parseFrom(plain).getAfterList());
        } catch (IllegalArgumentException | InvalidProtocolBufferException | IllegalStateException e) {
            throw refused();
        }
    }

    private byte[] crypt(int mode, String list, byte[] nonce, byte[] bytes, int offset, int length) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(list.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(bytes, offset, length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the cursor cannot be read or written", e);
        }
    }

    private static Problem refused() {
        return Problem.ofField(ProblemType.INVALID_CURSOR, "cursor", "must be the next of this list's last page");
    }
}
