package vpr.log.tree;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.regex.Pattern;

/** What text from outside must look like; messages name the field and the rule, never the value. */
final class Rules {
    private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,17}");

    private Rules() {}

    static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }

    static byte[] base64(String field, String text) {
        String rule = field + ": must be standard Base64";
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            require(Base64.getEncoder().encodeToString(bytes).equals(text), rule);
            return bytes;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(rule, e);
        }
    }

    static String utf8(String field, byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(field + ": must be UTF-8", e);
        }
    }

    /** A number that is not negative, without leading zeros. */
    static long decimal(String field, String text) {
        require(DECIMAL.matcher(text).matches(), field + ": must be a decimal number without leading zeros");
        return Long.parseLong(text);
    }
}
