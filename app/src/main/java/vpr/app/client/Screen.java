package vpr.app.client;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;

/** Answers go to standard output, words about them to standard error: so an answer can be piped on. */
public final class Screen {
    private static final int USUAL_WIDTH = 80;
    private static final Pattern COLUMNS = Pattern.compile("[1-9][0-9]{1,3}");

    private Screen() {}

    /** An answer, to the last byte, with a line end after it where it has none. */
    public static void print(String answer) {
        System.err.flush();
        write(System.out, answer);
        if (!answer.endsWith("\n")) {
            System.out.println();
        }
        System.out.flush();
    }

    /** An answer without anything added. */
    public static void printExactly(String answer) {
        System.err.flush();
        write(System.out, answer);
        System.out.flush();
    }

    // Text of a record is UTF-8 wherever it goes.
    private static void write(PrintStream stream, String text) {
        try {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Words about an answer. */
    public static void say(String words) {
        System.out.flush();
        System.err.println(words);
    }

    /** Whether a person looks at what is printed. */
    @SuppressWarnings("SystemConsoleNull") // since JDK 25 it is null again where nobody looks
    public static boolean isTerminal() {
        var console = System.console();
        return console != null && console.isTerminal();
    }

    /** The line that a person types; empty at the end of input. Only for a terminal. */
    public static String ask(String prompt) {
        return Objects.requireNonNullElse(
                Objects.requireNonNull(System.console()).readLine("%s", prompt), "");
    }

    /** What a person types without its being seen; empty at the end of input. Only for a terminal. */
    public static char[] askSecret(String prompt) {
        return Objects.requireNonNullElse(
                Objects.requireNonNull(System.console()).readPassword("%s", prompt), new char[0]);
    }

    /** How many columns a line may take; the launcher passes the terminal's on. Elsewhere nothing is cut. */
    static int width() {
        if (!isTerminal()) {
            return Integer.MAX_VALUE;
        }
        var columns = System.getenv().getOrDefault("COLUMNS", "");
        return COLUMNS.matcher(columns).matches() ? Integer.parseInt(columns) : USUAL_WIDTH;
    }
}
