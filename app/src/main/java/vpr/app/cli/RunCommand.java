package vpr.app.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import vpr.app.server.BootstrapKey;
import vpr.app.server.Server;
import vpr.app.settings.Role;
import vpr.app.settings.Settings;
import vpr.app.settings.Transport;
import vpr.templates.InvalidTemplateException;

/** {@code vpr run}: the server, until it is told to stop. */
@Command(name = "run", description = "Start the server; Ctrl-C stops it.", mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {
    private final PrintStream out = System.out;

    @Override
    public Integer call() throws IOException, InvalidTemplateException, InterruptedException {
        var settings = Settings.fromEnvironment();
        var terminal = Terminal.isAttached();
        var key = new BootstrapKey(settings.bootstrapKeyFile(), terminal, out);
        var server = Server.start(settings, step -> out.println("  " + step), key);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, stopped), "vpr-stop"));
        welcome(settings, server);
        stopped.await();
        return 0;
    }

    private void welcome(Settings settings, Server server) {
        var url = "http://" + place(settings.httpAddress(), server.port());
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
        if (settings.has(Role.COMMAND) && settings.transports().has(Transport.REST)) {
            out.println();
            out.println(
                    "Next: with an administrator's key, make a clinician's (the README's first tour goes on from it):");
            out.println("  curl " + url + "/organisation/keys -H \"Authorization: Bearer $ADMIN\" \\");
            out.println(
                    "    -H 'Content-Type: application/json' -d '{\"name\": \"my first key\", \"roles\": [\"clinician\"], "
                            + "\"author\": {\"name\": \"Dr Jane Smith\"}}'");
        }
        out.println();
        out.println("Ctrl-C stops it.");
        out.flush();
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
