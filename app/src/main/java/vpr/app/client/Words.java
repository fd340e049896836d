package vpr.app.client;

import java.util.regex.Pattern;

/** How commands are written, so that they work when they are copied. */
public final class Words {
    private static final Pattern PLAIN = Pattern.compile("[0-9A-Za-z_./:@%+=-]+");

    private Words() {}

    /** The launcher as the user called it. */
    public static String launcher() {
        return quoted(System.getProperty("vpr.launcher", "./vpr"));
    }

    /** The text as one word of a shell. */
    public static String quoted(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
