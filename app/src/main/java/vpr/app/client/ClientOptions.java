package vpr.app.client;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import vpr.app.settings.ClientSettings;

/** What every command of people has: help, {@code --json}, and a connection to VPR. */
public final class ClientOptions {
    private static final Pattern KEY = Pattern.compile("[!-~]{1,200}");

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and end.")
    @SuppressWarnings("UnusedVariable") // the library looks at it
    private boolean help;

    @Option(names = "--json", description = "Print what VPR answers, as it is.")
    private boolean json;

    private @Nullable Connection connection;

    public boolean json() {
        return json;
    }

    /** The answer of the VPR that the environment names. */
    public Answer send(Call call) {
        if (connection == null) {
            connection = connect();
        }
        return connection.send(call);
    }

    /**
     * Waits until what was written is also read, so that a command after this one sees it. The command has taken effect
     * already: that the tables are behind, or that the key may not read, changes nothing about it.
     *
     * @return what is read at the path then; null when nothing can be
     */
    public @Nullable Answer settle(String path) {
        try {
            return send(Call.get(path));
        } catch (RefusedException e) {
            if (!e.type().equals("not-allowed")) {
                later();
            }
        } catch (UnreachableException e) {
            later();
        }
        return null;
    }

    private static void later() {
        Screen.say("It is written, and will be seen a little later.");
    }

    private static Connection connect() {
        var settings = ClientSettings.fromEnvironment();
        var source = settings.key();
        if (source == null) {
            throw new UsageException(noKey());
        }
        var key = source.read().reveal();
        if (!KEY.matcher(key).matches()) {
            throw new UsageException("The API key must be one word, as VPR gave it out.");
        }
        return new Connection(settings.url(), key);
    }

    private static String noKey() {
        var demo = Path.of(".vpr-run", "demo.key");
        return "An API key is needed.\nWhat to do: "
                + (Files.isRegularFile(demo) ? "the demo's is here: export VPR_API_KEY_FILE=" + demo + "\n  or " : "")
                + "write the key into a file of your own (chmod 600), then: export VPR_API_KEY_FILE=<that file>"
                + "\n  The first run of VPR gives an administrator's key. With it, a clinician's is made by:"
                + "\n  " + Words.launcher()
                + " key create --name \"my key\" --role clinician --author \"Dr Jane Smith\""
                + " --to my.key";
    }
}
