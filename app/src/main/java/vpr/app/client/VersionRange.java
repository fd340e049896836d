package vpr.app.client;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Two versions, and what changed from one to the other. */
public final class VersionRange {
    private static final String RED = "\u001b[31m";
    private static final String GREEN = "\u001b[32m";
    private static final String CYAN = "\u001b[36m";
    private static final String PLAIN = "\u001b[0m";

    @Option(names = "--from", paramLabel = "N", description = "The older version (default: the one before --to).")
    private @Nullable Integer from;

    @Option(names = "--to", paramLabel = "N", description = "The newer version (default: the newest).")
    private @Nullable Integer to;

    /** Prints the diff of the thing at the path: readable, with colours on a terminal, or as data. */
    public void printDiff(ClientOptions client, String path) {
        var call = Call.get(path + "/diff").query("from", from).query("to", to);
        if (client.json()) {
            Screen.print(client.send(call.header("Accept", "application/json")).text());
            return;
        }
        var text = client.send(call.header("Accept", "text/x-diff")).text();
        if (text.isEmpty()) {
            Screen.say("Nothing differs.");
        } else {
            Screen.print(wantsColour() ? coloured(text) : text);
        }
    }

    // https://no-color.org
    private static boolean wantsColour() {
        return Screen.isTerminal()
                && System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
    }

    static String coloured(String diff) {
        return diff.lines()
                .map(line -> switch (line.isEmpty() ? ' ' : line.charAt(0)) {
                    case '-' -> RED + line + PLAIN;
                    case '+' -> GREEN + line + PLAIN;
                    case '@' -> CYAN + line + PLAIN;
                    default -> line;
                })
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
