package vpr.app.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import vpr.app.client.Connection;
import vpr.app.server.Server;
import vpr.app.settings.Settings;

/** The demo of {@code vpr run --demo}. */
public final class Demo {
    private final Settings settings;
    private final PrintStream out;
    private final boolean terminal;
    private final DemoMark mark;

    public Demo(Settings settings, PrintStream out, boolean terminal) {
        this.settings = settings;
        this.out = out;
        this.terminal = terminal;
        this.mark = new DemoMark(settings.data());
    }

    /**
     * To be asked before the server is started.
     *
     * @throws vpr.app.server.StartException when the demo must not be loaded with these settings
     */
    public void requireAllowed() throws IOException {
        mark.requireAllowed(settings);
    }

    /** Loads what is not there yet into the running server, and says what to try. */
    public void load(Server server, URI url) throws IOException {
        mark.set();
        var key = new DemoKey(settings.runDirectory());
        var data = DemoData.shipped();
        var connection = key.connect(server, url);
        out.println();
        out.println("The demo: " + data.patients().size() + " invented patients and "
                + data.letters().size() + " real letters without names (Synthea, MTSamples)");
        var patients = load(connection, data);
        out.println();
        NextSteps.of(settings, url, key.file(), data, patients, connection).print(out);
    }

    private java.util.List<String> load(Connection connection, DemoData data) {
        var began = System.nanoTime();
        var loading = new Loading(connection, data, new ProgressBar(out, terminal, data.steps()));
        var written = loading.run();
        out.println(
                written == 0
                        ? "  It is all there already."
                        : "  Loaded in %.1f s.".formatted((System.nanoTime() - began) / 1e9));
        return loading.patients();
    }
}
