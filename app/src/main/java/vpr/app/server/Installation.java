package vpr.app.server;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vpr.app.settings.OwnerOnly;
import vpr.app.settings.PortCheck;
import vpr.app.settings.Role;
import vpr.app.settings.Settings;
import vpr.gitstore.GitStore;
import vpr.gitstore.StoreSettings;
import vpr.gitstore.signing.InstallationSecret;
import vpr.gitstore.signing.ServiceKeys;
import vpr.log.CorruptLogException;
import vpr.log.LogSettings;
import vpr.log.OwnedElsewhereException;
import vpr.templates.ClinicalTemplate;
import vpr.templates.InvalidTemplateException;

/**
 * What the roles of one process need of the machine, each thing checked before the next one is touched. It is opened
 * before HTTP and closed after it: the store first, then Redis, the database last.
 *
 * @param store of the role {@code command} for writing, of {@code projections} alone for reading; null for {@code query}
 * @param secret of the role {@code command}
 * @param template of the role {@code command}
 * @param tables null for {@code command} alone
 * @param redis null for {@code command} alone, and where there is none
 */
record Installation(
        Settings settings,
        @Nullable GitStore store,
        @Nullable InstallationSecret secret,
        @Nullable ClinicalTemplate template,
        @Nullable Tables tables,
        @Nullable HikariDataSource connections,
        @Nullable RedisStore redis)
        implements AutoCloseable {
    static final String SCHEMA = "vpr";

    static Installation open(Settings settings, Clock clock, Consumer<String> progress)
            throws IOException, InvalidTemplateException {
        if (settings.httpPort() != 0) {
            PortCheck.requireFree(settings.httpAddress(), settings.httpPort());
        }
        var template = settings.has(Role.COMMAND) ? template(settings) : null;
        var tables =
                settings.has(Role.PROJECTIONS) || settings.has(Role.QUERY) ? Tables.open(settings, progress) : null;
        var connections = tables == null ? null : tables.connections(SCHEMA);
        RedisStore redis = null;
        try {
            redis = tables == null ? null : RedisStore.open(settings, progress);
            if (settings.has(Role.COMMAND)) {
                progress.accept("Opening the records in " + settings.data());
                var keys = keys(settings, clock);
                var store = writer(settings, keys, clock);
                return new Installation(settings, store, keys.secret(), template, tables, connections, redis);
            }
            var store = settings.has(Role.PROJECTIONS) ? reader(settings) : null;
            return new Installation(settings, store, null, null, tables, connections, redis);
        } catch (IOException | RuntimeException e) {
            close(connections, tables, redis);
            throw e;
        }
    }

    /** @throws StartException also when there is no space for it */
    static GitStore writer(Settings settings, ServiceKeys keys, Clock clock) throws IOException {
        var log = LogSettings.defaults();
        try {
            return GitStore.openWriter(
                    new StoreSettings(settings.data(), settings.namespace(), log), keys.signer(), clock);
        } catch (OwnedElsewhereException | CorruptLogException e) {
            throw e;
        } catch (IOException e) {
            // Every start begins a segment of the journal.
            if (settings.data().toFile().getUsableSpace() < log.segmentBytes()) {
                throw new StartException(
                        "VPR_DATA: there is no space left on the disk of " + settings.data()
                                + ". Free some and start again; nothing acknowledged is lost.",
                        e);
            }
            throw e;
        }
    }

    private static ClinicalTemplate template(Settings settings) throws IOException, InvalidTemplateException {
        var directory = settings.templateDirectory();
        return directory == null ? ClinicalTemplate.shipped() : ClinicalTemplate.from(directory);
    }

    /** The records, for reading; they must have been begun. */
    static GitStore reader(Settings settings) throws IOException {
        if (!hasStore(settings)) {
            throw new StartException("VPR_DATA: " + settings.data()
                    + " holds no records yet. Start VPR with the role command first; it begins them.");
        }
        return GitStore.openReader(settings.data());
    }

    private static boolean hasStore(Settings settings) {
        return Files.exists(settings.data().resolve(".vpr").resolve("store.yaml"));
    }

    // New keys belong only to a new data directory: store.yaml is written after them.
    static ServiceKeys keys(Settings settings, Clock clock) throws IOException {
        var fresh = !hasStore(settings);
        if (fresh) {
            OwnerOnly.createDirectories(settings.data());
            OwnerOnly.createDirectories(settings.data().resolve(".vpr"));
        }
        var password = settings.keystorePassword().read().reveal().toCharArray();
        return ServiceKeys.open(settings.data(), settings.namespace(), password, fresh, clock);
    }

    private static void close(
            @Nullable HikariDataSource connections, @Nullable Tables tables, @Nullable RedisStore redis) {
        if (redis != null) {
            redis.close();
        }
        if (connections != null) {
            connections.close();
        }
        if (tables != null) {
            tables.close();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            if (store != null) {
                store.close();
            }
        } finally {
            close(connections, tables, redis);
        }
    }
}
