package vpr.app.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.URI;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vpr.app.client.UnreachableException;
import vpr.app.client.Words;
import vpr.app.demo.Demo;
import vpr.app.server.BootstrapKey;
import vpr.app.server.Server;
import vpr.app.settings.Role;
import vpr.app.settings.Settings;
import vpr.app.settings.Transport;
import vpr.templates.InvalidTemplateException;

/** {@code vpr run}: the server, until it is told to stop. */
@Command(
        name = "run",
        description = "Start the server; Ctrl-C stops it.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Settings are environment variables: docs/settings.md.",
            "",
            "  vpr run --demo",
            "  VPR_HTTP_PORT=8081 vpr run"
        })
public final class RunCommand implements Callable<Integer> {
    private static final int USUAL_PORT = 8080;

    private final PrintStream out = System.out;

    @Option(
            names = "--demo",
            description = "Load some patients and letters to try VPR on, into a data directory of their own.")
    private boolean demo;

    @Override
    public Integer call() throws IOException, InvalidTemplateException, InterruptedException {
        var settings = Settings.fromEnvironment();
        var terminal = Terminal.isAttached();
        var demonstration = new Demo(settings, out, terminal);
        if (demo) {
            demonstration.requireAllowed();
        }
        var key = new BootstrapKey(settings.bootstrapKeyFile(), terminal, out);
        var server = Server.start(settings, step -> out.println("  " + step), key);
        var stopping = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            stopping.countDown();
                            stop(server, stopped);
                        },
                        "vpr-stop"));
        var url = url(settings, server.port());
        welcome(settings, server, url);
        if (demo) {
            load(demonstration, server, url, stopping);
        }
        out.println();
        out.println("Ctrl-C stops it.");
        out.flush();
        stopped.await();
        return 0;
    }

    // Ctrl-C while it loads ends the loading: the next run goes on.
    private static void load(Demo demonstration, Server server, URI url, CountDownLatch stopping) throws IOException {
        try {
            demonstration.load(server, url);
        } catch (UnreachableException e) {
            if (stopping.getCount() > 0) {
                throw e;
            }
        }
    }

    // A server that listens everywhere is spoken to on this machine.
    private static URI url(Settings settings, int port) {
        var address =
                settings.httpAddress().isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : settings.httpAddress();
        return URI.create("http://" + place(address, port));
    }

    private void welcome(Settings settings, Server server, URI url) {
        out.println();
        out.println("Ready: " + url);
        if (settings.transports().has(Transport.REST)) {
            out.println("  The interface, to try out   " + url + "/swagger-ui/index.html");
        }
        out.println("  Health                      " + url + "/health");
        if (settings.transports().has(Transport.GRPC)) {
            out.println("  gRPC                        "
                    + place(settings.transports().grpcAddress(), server.grpcPort()));
        }
        if (settings.has(Role.COMMAND)) {
            out.println("  The records, in Git         " + settings.data());
        }
        if (!demo && settings.has(Role.COMMAND) && settings.transports().has(Transport.REST)) {
            firstSteps(url);
        }
    }

    private void firstSteps(URI url) {
        var vpr = Words.launcher();
        out.println();
        out.println("Next: with the administrator's key in a file of your own (chmod 600), make a clinician's.");
        out.println("The README's first tour goes on from it; every command says more with --help.");
        if (url.getPort() != USUAL_PORT) {
            out.println("  export VPR_URL=" + url);
        }
        out.println("  VPR_API_KEY_FILE=admin.key " + vpr
                + " key create --name \"my first key\" --role clinician --author \"Dr Jane Smith\" --to my.key");
        out.println("Or try VPR on patients and letters that it brings along: " + vpr + " run --demo");
    }

    private static String place(InetAddress address, int port) {
        var host = address.getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    private void stop(Server server, CountDownLatch stopped) {
        try {
            out.println("Stopping ...");
            server.close();
            out.println("Stopped. Everything acknowledged is on disk.");
        } catch (IOException | RuntimeException e) {
            out.println("It did not stop cleanly (" + e.getClass().getName()
                    + "). Nothing acknowledged is lost: the next start recovers it.");
        } finally {
            out.flush();
            stopped.countDown();
        }
    }
}
