package vpr.app.server;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import vpr.app.grpc.GrpcConfiguration;
import vpr.app.grpc.GrpcServer;
import vpr.app.log.LogConfiguration;
import vpr.app.settings.Role;
import vpr.app.settings.Settings;
import vpr.app.settings.Transport;
import vpr.command.organisation.Bootstrap;
import vpr.command.patient.NewRecords;
import vpr.gitstore.GitStore;
import vpr.gitstore.signing.CertifiedSigners;
import vpr.gitstore.signing.InstallationSecret;
import vpr.gitstore.signing.LogKey;
import vpr.record.Author;
import vpr.record.organisation.ApiKey;
import vpr.redis.Redis;
import vpr.templates.InvalidTemplateException;

/** One running process in the roles that its settings give it. */
public final class Server implements AutoCloseable {
    private final Installation installation;
    private final ConfigurableApplicationContext context;

    private Server(Installation installation, ConfigurableApplicationContext context) {
        this.installation = installation;
        this.context = context;
    }

    /**
     * Starts everything; returns when requests are answered.
     *
     * @param bootstrapKey takes the first administrator's key when there is no organisation yet
     */
    public static Server start(Settings settings, Consumer<String> progress, Consumer<String> bootstrapKey)
            throws IOException, InvalidTemplateException {
        return start(settings, progress, bootstrapKey, List.of());
    }

    /**
     * As {@link #start(Settings, Consumer, Consumer)}, and more.
     *
     * @param more components beside the roles' own, such as the endpoints that benchmarks compare with
     */
    public static Server start(
            Settings settings, Consumer<String> progress, Consumer<String> bootstrapKey, List<Class<?>> more)
            throws IOException, InvalidTemplateException {
        var clock = Clock.systemUTC();
        var installation = Installation.open(settings, clock, progress);
        try {
            progress.accept("Starting the transports");
            var context = application(installation, clock)
                    .sources(more.toArray(Class<?>[]::new))
                    .run();
            context.getBeanProvider(Bootstrap.class).ifAvailable(bootstrap -> bootstrap.run(bootstrapKey));
            return new Server(installation, context);
        } catch (RuntimeException e) {
            installation.close();
            throw e;
        }
    }

    private static SpringApplicationBuilder application(Installation installation, Clock clock) {
        return new SpringApplicationBuilder(sources(installation).toArray(Class<?>[]::new))
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties(properties(installation.settings()))
                .initializers((GenericApplicationContext context) -> register(context, installation, clock));
    }

    private static List<Class<?>> sources(Installation installation) {
        var settings = installation.settings();
        var redis = installation.redis() != null;
        var sources = new ArrayList<Class<?>>(List.of(WebConfiguration.class));
        sources.add(settings.has(Role.COMMAND) ? CommandRole.class : KeysOfTables.class);
        if (settings.has(Role.COMMAND)) {
            sources.add(LogConfiguration.class);
        }
        if (settings.transports().has(Transport.GRPC)) {
            sources.add(GrpcConfiguration.class);
        }
        if (!settings.transports().has(Transport.REST)) {
            sources.add(HealthOnly.class);
        }
        if (settings.has(Role.PROJECTIONS) || settings.has(Role.QUERY)) {
            sources.add(TablesConfiguration.class);
        }
        if (settings.has(Role.PROJECTIONS)) {
            sources.add(ProjectionsRole.class);
            if (redis) {
                sources.add(RedisFilled.class);
            }
        }
        if (settings.has(Role.QUERY)) {
            sources.add(QueryRole.class);
            if (redis) {
                sources.add(RedisRead.class);
            }
        }
        return sources;
    }

    private static Map<String, Object> properties(Settings settings) {
        return Map.of(
                "server.address", settings.httpAddress().getHostAddress(),
                "server.port", settings.httpPort(),
                "logging.level.vpr", settings.logLevel().name());
    }

    private static void register(GenericApplicationContext context, Installation installation, Clock clock) {
        var settings = installation.settings();
        context.registerBean(Settings.class, () -> settings);
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(ZoneId.class, settings::timeZone);
        add(context, GitStore.class, installation.store());
        var keys = installation.keys();
        if (keys != null) {
            add(context, InstallationSecret.class, keys.secret());
            add(context, CertifiedSigners.class, keys.signers());
            add(context, LogKey.class, keys.log());
        }
        add(context, DataSource.class, installation.connections());
        var redis = installation.redis();
        add(context, Redis.class, redis == null ? null : redis.client());
        var template = installation.template();
        if (template != null) {
            context.registerBean(
                    NewRecords.class, () -> NewRecords.of(settings.namespace(), settings.rmVersion(), template));
        }
    }

    // The installation closes them, in its own order: not the context.
    private static <T> void add(GenericApplicationContext context, Class<T> type, @Nullable T part) {
        if (part != null) {
            context.registerBean(type, () -> part, definition -> definition.setDestroyMethodName(""));
        }
    }

    /** Where it listens, which matters when any free port was asked for. */
    public int port() {
        var web = ((WebServerApplicationContext) context).getWebServer();
        return web == null ? 0 : web.getPort();
    }

    /** Where gRPC listens; 0 when it does not. */
    public int grpcPort() {
        var grpc = context.getBeanProvider(GrpcServer.class).getIfAvailable();
        return grpc == null ? 0 : grpc.port();
    }

    /**
     * Gives out an API key for whoever runs this process in the role {@code command}.
     *
     * @param keeper takes its text before anything is recorded; when it fails, there is no key
     */
    public void giveOutKey(String name, Set<ApiKey.Role> roles, Author author, Consumer<String> keeper) {
        OperatorKeys.in(context).giveOut(name, roles, author, keeper);
    }

    @Override
    public void close() throws IOException {
        try {
            context.close();
        } finally {
            installation.close();
        }
    }
}
