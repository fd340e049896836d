package vpr.app.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import vpr.app.settings.OwnerOnly;

/** Lets a person change a text in their editor: {@code VISUAL}, else {@code EDITOR}, else {@code vi}. */
public final class Editor {
    private final String program;

    private Editor(String program) {
        this.program = program;
    }

    /** The editor that the environment names. */
    public static Editor ofEnvironment() {
        return of(System.getenv());
    }

    static Editor of(Map<String, String> environment) {
        var editor = environment.getOrDefault("EDITOR", "");
        var visual = environment.getOrDefault("VISUAL", "");
        return new Editor(!visual.isBlank() ? visual : !editor.isBlank() ? editor : "vi");
    }

    /**
     * Hands on what the editor left of the text. The file that it works on is for its owner only, and is deleted
     * unless what was to be done with the text failed: then nobody has to write it again.
     */
    public void edit(String text, Consumer<String> use) {
        Path file;
        try {
            file = Files.createTempFile("vpr-letter-", ".md", OwnerOnly.file());
            Files.writeString(file, text, StandardCharsets.UTF_8);
            open(file);
        } catch (IOException e) {
            throw new UsageException("The editor (" + program + ") cannot be started. Set EDITOR, or give a FILE.");
        }
        var done = false;
        try {
            use.accept(TextInput.ofFile(file));
            done = true;
        } finally {
            if (!done) {
                Screen.say("Your text is kept in " + file + " (delete it when it is done with).");
            }
        }
        delete(file);
    }

    // By a shell, as git does, because the variable may hold options too.
    private void open(Path file) throws IOException {
        var process = new ProcessBuilder("sh", "-c", program + " \"$1\"", "sh", file.toString()).inheritIO();
        try {
            if (process.start().waitFor() != 0) {
                delete(file);
                throw new UsageException("The editor (" + program + ") failed, so nothing was sent.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UsageException("Interrupted, so nothing was sent.");
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            Screen.say("Delete " + file + ": it holds the text, and could not be deleted.");
        }
    }
}
