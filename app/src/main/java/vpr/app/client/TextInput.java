package vpr.app.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** What a command is given to read: a file, or standard input. It never stands on the command line. */
public final class TextInput {
    private static final String STDIN = "-";
    // More than VPR takes, so that VPR itself says what is too large.
    private static final int MOST_BYTES = 4 << 20;

    private TextInput() {}

    /**
     * The text of the file, or of standard input when the name is missing or {@code -}.
     *
     * @param what it is, for words
     */
    public static String read(@Nullable String file, String what) {
        if (file != null && !file.equals(STDIN)) {
            return ofFile(Path.of(file));
        }
        if (Screen.isTerminal()) {
            Screen.say("Type " + what + ", then Ctrl-D on a line of its own:");
        }
        return ofStdin();
    }

    /** A JSON object, read as {@link #read} reads. */
    public static ObjectNode readObject(@Nullable String file, String what) {
        return object(read(file, what));
    }

    /** The text as a JSON object. */
    public static ObjectNode object(String text) {
        try {
            if (Answer.JSON.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            var place = e.getLocation();
            throw new UsageException("The input must be JSON; it is not from line " + place.getLineNr() + ", column "
                    + place.getColumnNr() + " on.");
        }
        throw new UsageException("The input must be a JSON object: { … }.");
    }

    static String ofStdin() {
        try {
            return decoded(System.in, "The input");
        } catch (IOException e) {
            throw new UsageException("Standard input cannot be read.");
        }
    }

    static String ofFile(Path file) {
        try (var stream = Files.newInputStream(file)) {
            return decoded(stream, file.toString());
        } catch (NoSuchFileException e) {
            throw new UsageException(file + " is not there.");
        } catch (IOException e) {
            throw new UsageException(file + " cannot be read.");
        }
    }

    private static String decoded(InputStream stream, String name) throws IOException {
        var bytes = stream.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new UsageException(name + " must be at most " + MOST_BYTES + " bytes.");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UsageException(name + " must be UTF-8 text.");
        }
    }
}
