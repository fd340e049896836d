package vpr.app.settings;

import java.util.HexFormat;

/** A text that must not be printed: {@link #toString} hides it. */
public record Secret(String reveal) {

    /** The bytes that the text writes in hexadecimal digits. */
    public byte[] hexBytes() {
        return HexFormat.of().parseHex(reveal);
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
