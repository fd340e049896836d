package vpr.app.client.organisation;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vpr.app.client.ClientOptions;
import vpr.app.client.UsageException;

/** {@code vpr key create}. */
@Command(
        name = "create",
        description = {
            "Give out an API key. Prints it once; with --to it goes into a file of its owner instead.",
            "What is written with the key bears its author's name, role and registrations."
        },
        footer = {
            "",
            "  vpr key create --name \"Dr Smith, clinic\" --role clinician \\",
            "    --author \"Dr Jane Smith\" --author-role \"Consultant Physician\" \\",
            "    --registration \"GMC 1234567\" --to smith.key"
        })
final class CreateCommand implements Callable<Integer> {
    @Mixin
    private final ClientOptions client = new ClientOptions();

    @Mixin
    private final KeyTarget target = new KeyTarget();

    @Option(names = "--name", required = true, paramLabel = "TEXT", description = "What the key is for.")
    private String name = "";

    @Option(
            names = "--role",
            required = true,
            paramLabel = "ROLE",
            description = "clinician, administrator or auditor; may be given several times.")
    private List<String> roles = List.of();

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            description = "assert-author: it may name other authors than its own.")
    private List<String> scopes = List.of();

    @Option(names = "--author", required = true, paramLabel = "NAME", description = "Who uses the key.")
    private String author = "";

    @Option(names = "--author-role", paramLabel = "TEXT", description = "Such as \"Consultant Physician\".")
    private @Nullable String authorRole;

    @Option(
            names = "--registration",
            paramLabel = "\"AUTHORITY NUMBER\"",
            description = "A professional registration, such as \"GMC 1234567\"; may be given several times.")
    private List<String> registrations = List.of();

    @Option(names = "--care-location", paramLabel = "TEXT", description = "The organisation or place of care.")
    private @Nullable String careLocation;

    @Option(
            names = "--expires",
            paramLabel = "TIME",
            description = "From when on it is refused, like 2036-01-01T00:00:00Z. Default: never.")
    private @Nullable String expires;

    @Override
    public Integer call() {
        NewKeys.giveOut(client, target, request());
        return 0;
    }

    private ObjectNode request() {
        var request = JsonNodeFactory.instance.objectNode().put("name", name);
        roles.forEach(request.putArray("roles")::add);
        scopes.forEach(request.putArray("scopes")::add);
        var person = request.putObject("author").put("name", author);
        if (authorRole != null) {
            person.put("role", authorRole);
        }
        if (careLocation != null) {
            person.put("careLocation", careLocation);
        }
        var all = person.putArray("registrations");
        registrations.forEach(text -> {
            var words = text.strip().split("[ :]+", -1);
            if (words.length != 2) {
                throw new UsageException("--registration: must be an authority and a number, such as \"GMC 1234567\"");
            }
            all.addObject().put("authority", words[0]).put("number", words[1]);
        });
        if (expires != null) {
            request.put("expires", expires);
        }
        return request;
    }
}
