package vpr.app.client.letter;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vpr.app.client.UsageException;

/** What is said of a letter beside its text. None of it is about the patient. */
final class LetterFields {
    @Option(names = "--name", paramLabel = "TEXT", description = "Its title, such as \"Respiratory clinic\".")
    private @Nullable String name;

    @Option(
            names = "--start-time",
            paramLabel = "TIME",
            description = "When what it tells of began, like 2026-01-12T10:14:00Z.")
    private @Nullable String startTime;

    @Option(names = "--composer", paramLabel = "NAME", description = "Who composed it, when not the key's author.")
    private @Nullable String composer;

    @Option(names = "--composer-role", paramLabel = "ROLE", description = "That person's role.")
    private @Nullable String composerRole;

    @Option(
            names = "--reference",
            paramLabel = "LETTER",
            description = "An earlier letter that it refers to; may be given several times.")
    private @Nullable List<String> references;

    /** The request with what was given, and nothing else. */
    ObjectNode request() {
        var request = JsonNodeFactory.instance.objectNode();
        if (name != null) {
            request.put("name", name);
        }
        if (startTime != null) {
            request.put("startTime", startTime);
        }
        if (composer != null) {
            var person = request.putObject("composer").put("name", composer);
            if (composerRole != null) {
                person.put("role", composerRole);
            }
        } else if (composerRole != null) {
            throw new UsageException("--composer-role: must come with --composer");
        }
        if (references != null) {
            var all = request.putArray("references");
            references.forEach(all::add);
        }
        return request;
    }
}
