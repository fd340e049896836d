package vpr.app.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;
import vpr.app.client.Screen;
import vpr.app.client.TextInput;
import vpr.app.client.UsageException;

/** {@code vpr sign}: no server and no network, only what was prepared and the author's key. */
@Command(
        name = "sign",
        mixinStandardHelpOptions = true,
        description = {
            "Sign what VPR has prepared with your own key, which stays on this machine. Needs no server.",
            "Shows what is signed, and prints the JSON to submit: preparation and signatures, and with --command all of it."
        },
        footer = {
            "",
            "  vpr sign prepared.json --sign-with my.p12 --command letter.json > signed.json",
            "",
            "where prepared.json is what …/prepare answered to letter.json, and signed.json",
            "goes to …/submit: docs/commands.md. All at once:",
            "",
            "  vpr letter add $PATIENT letter.md --sign-with my.p12"
        })
public final class SignCommand implements Callable<Integer> {
    @Mixin
    private final SigningKey key = new SigningKey();

    @Option(
            names = "--command",
            paramLabel = "FILE",
            description =
                    "The request that was prepared: its text is compared with what is signed, and what is printed can be submitted as it is.")
    private @Nullable String command;

    @Option(names = "--out", paramLabel = "FILE", description = "Write to this new file and not to standard output.")
    private @Nullable Path out;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            arity = "0..1",
            description = "What VPR answered to …/prepare; without it, or with -, standard input.")
    private @Nullable String file;

    @Override
    public Integer call() {
        if (!key.isGiven()) {
            throw new UsageException("A key is needed: --sign-with KEY.p12, or --pkcs11 CONFIG.");
        }
        var prepared = TextInput.readObject(file, "what was prepared");
        var commits = PreparedText.all(prepared);
        var submission = prepared.objectNode();
        if (command != null) {
            var asked = TextInput.readObject(command, "the command");
            PreparedText.requireProseOf(asked, commits);
            submission.set("command", asked);
        }
        show(commits);
        if (!yes
                && Screen.isTerminal()
                && !Screen.ask("Sign this? [y/N] ").strip().equalsIgnoreCase("y")) {
            Screen.say("Not signed.");
            return 1;
        }
        var own = key.open();
        submission.set("preparation", prepared.path("preparation"));
        submission.set("signatures", AuthorsSignatures.of(commits, own));
        give(submission);
        Screen.say("Signed with the certificate " + own.certificate().serial() + ", "
                + own.certificate().subject() + ".");
        return 0;
    }

    private static void show(List<PreparedText> commits) {
        for (var commit : commits) {
            Screen.say(
                    "── record " + commit.record() + " ── " + commit.message().text());
            commit.files().forEach((path, bytes) -> Screen.say("── " + path + "\n" + new String(bytes, UTF_8)));
        }
    }

    private void give(ObjectNode submission) {
        if (out == null) {
            Screen.print(submission.toString());
            return;
        }
        try {
            Files.writeString(out, submission + "\n", StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new UsageException("--out: must be a new file that can be written.");
        }
    }
}
