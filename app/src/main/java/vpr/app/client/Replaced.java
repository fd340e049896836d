package vpr.app.client;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Which version a change is made from: the one that the user read, else the newest. */
public final class Replaced {
    @Option(
            names = "--if-match",
            paramLabel = "COMMIT",
            description = {
                "The commit of the version that you read. When there is a newer one, nothing is changed.",
                "Default: the newest version, whatever it is."
            })
    private @Nullable String ifMatch;

    /** Whether the newest version has to be read first. */
    public boolean isOpen() {
        return ifMatch == null;
    }

    /** The ETag to send; of the newest version, which is named, when the user gave none. */
    public String etag(Answer newest) {
        if (ifMatch != null) {
            return given();
        }
        var view = newest.json();
        Screen.say("Replacing " + words(view) + ".");
        return Objects.requireNonNullElseGet(
                newest.header("ETag"), () -> "\"" + view.path("commit").asString("") + "\"");
    }

    /** The ETag that the user gave, with its quotes. */
    public String given() {
        return "\"" + Objects.requireNonNullElse(ifMatch, "").replace("\"", "") + "\"";
    }

    private static String words(JsonNode view) {
        var commit = view.path("commit").asString("");
        return "version " + view.path("version").asString("?") + " of " + Times.minute(view.path("recordedAt")) + " by "
                + view.path("author").path("name").asString("?") + " (commit "
                + commit.substring(0, Math.min(12, commit.length())) + ")";
    }
}
