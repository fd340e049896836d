package vpr.benchmarks.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import vpr.app.server.BootstrapKey;
import vpr.app.server.Server;
import vpr.app.settings.RedisChoice;
import vpr.app.settings.Role;
import vpr.app.settings.Settings;
import vpr.templates.InvalidTemplateException;

/** {@code serve}: the server as {@code vpr run} starts it, and the benchmarks' own endpoints. */
@Command(name = "serve", hidden = true, description = "What the benchmarks start; not for use.")
public final class Serve implements Callable<Integer> {
    @Override
    public Integer call() throws IOException, InvalidTemplateException, InterruptedException {
        var settings = Settings.fromEnvironment();
        var key = new BootstrapKey(settings.bootstrapKeyFile(), false, System.out);
        var server = Server.start(settings, System.out::println, key, endpoints(settings));
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, stopped), "vpr-stop"));
        stopped.await();
        return 0;
    }

    private static List<Class<?>> endpoints(Settings settings) {
        var endpoints = new ArrayList<Class<?>>(List.of(AddingController.class, DrainController.class));
        if (settings.has(Role.QUERY)) {
            endpoints.add(PlainPostgresController.class);
        }
        if (settings.has(Role.QUERY) && !(settings.redis() instanceof RedisChoice.None)) {
            endpoints.add(PlainRedisController.class);
        }
        return endpoints;
    }

    private static void stop(Server server, CountDownLatch stopped) {
        try {
            server.close();
        } catch (IOException e) {
            System.out.println("It did not stop cleanly: " + e);
        } finally {
            stopped.countDown();
        }
    }
}
