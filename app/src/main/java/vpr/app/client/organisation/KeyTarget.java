package vpr.app.client.organisation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import vpr.app.client.Answer;
import vpr.app.client.ClientOptions;
import vpr.app.client.Screen;
import vpr.app.client.UsageException;
import vpr.app.client.Words;
import vpr.app.settings.OwnerOnly;

/** Where a new key goes: it is seen once. */
final class KeyTarget {
    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "A new file for the key, for its owner only. Default: the key is printed.")
    private @Nullable Path file;

    /** Makes the file before the key, so that no key is given out that cannot be kept. */
    void prepare() {
        if (file == null) {
            return;
        }
        try {
            Files.createFile(file, OwnerOnly.file());
        } catch (FileAlreadyExistsException e) {
            throw new UsageException("--to: " + file + " is there already; name a new file.");
        } catch (IOException e) {
            throw new UsageException("--to: " + file + " cannot be written.");
        }
    }

    /** Takes the file away again, when there is no key for it. */
    void abandon() {
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                Screen.say("The empty file " + file + " could not be deleted.");
            }
        }
    }

    void keep(ClientOptions client, Answer answer) {
        var created = answer.json();
        if (file != null) {
            write(file, created.path("key").asString(""));
            Screen.print(
                    client.json() ? withoutKey(created) : created.path("keyId").asString(""));
            Screen.say("The key is in " + file + ". Use it: export VPR_API_KEY_FILE=" + Words.quoted(file.toString()));
        } else {
            Screen.print(client.json() ? answer.text() : created.path("key").asString(""));
            Screen.say("This is the key " + created.path("keyId").asString("") + ". It is shown once, now.");
        }
    }

    private static String withoutKey(JsonNode created) {
        return ((tools.jackson.databind.node.ObjectNode) created.deepCopy())
                .without("key")
                .toString();
    }

    private static void write(Path file, String key) {
        try {
            Files.writeString(file, key + "\n", StandardCharsets.US_ASCII, StandardOpenOption.WRITE);
        } catch (IOException e) {
            Screen.print(key);
            throw new UsageException("--to: " + file + " cannot be written, so the key is printed above.");
        }
    }
}
