package vpr.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.util.FileSystemUtils;
import vpr.access.AccessConfiguration;
import vpr.command.aggregate.CommandSideConfiguration;
import vpr.command.aggregate.Heads;
import vpr.command.organisation.Bootstrap;
import vpr.command.patient.NewRecords;
import vpr.gitstore.GitEventStorageEngine;
import vpr.gitstore.GitStore;
import vpr.gitstore.StoreSettings;
import vpr.gitstore.signing.AuthorSignatures;
import vpr.gitstore.signing.InstallationSecret;
import vpr.gitstore.signing.KeyStorePassword;
import vpr.gitstore.signing.ServiceKeys;
import vpr.log.LogSettings;
import vpr.templates.ClinicalTemplate;

/** The command side as it runs: a real store in a temporary folder, behind real HTTP. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
@ComponentScan("vpr.api")
@Import({AccessConfiguration.class, CommandSideConfiguration.class})
public class RunningCommandSide {
    /** The folder, which goes when the context closes. */
    record Folder(Path path) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            FileSystemUtils.deleteRecursively(path);
        }
    }

    @Bean
    Folder folder() throws IOException {
        return new Folder(Files.createTempDirectory("vpr-command"));
    }

    @Bean
    ServiceKeys serviceKeys(Folder folder) throws IOException {
        return ServiceKeys.open(
                folder.path(),
                "example",
                KeyStorePassword.random("0123456789abcdef".repeat(4)),
                true,
                Clock.systemUTC());
    }

    @Bean
    InstallationSecret installationSecret(ServiceKeys keys) {
        return keys.secret();
    }

    @Bean
    AuthorSignatures authorSignatures(Folder folder) {
        return AuthorSignatures.ofInstallation(folder.path(), Clock.systemUTC());
    }

    @Bean
    GitStore gitStore(Folder folder, ServiceKeys keys) throws IOException {
        return GitStore.openWriter(
                new StoreSettings(
                        folder.path(), "example", LogSettings.defaults().withLowWater(0, 0)),
                keys.signer(),
                Clock.systemUTC());
    }

    @Bean
    GitEventStorageEngine engine(GitStore store) {
        return new GitEventStorageEngine(store, Heads::restore);
    }

    @Bean
    EventStore eventStore(GitEventStorageEngine engine) {
        return EmbeddedEventStore.builder().storageEngine(engine).build();
    }

    @Bean
    ZoneId zone() {
        return ZoneId.of("Asia/Kolkata");
    }

    @Bean
    NewRecords newRecords() {
        return NewRecords.of("example", "rm_1_1_0", ClinicalTemplate.shipped());
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    @Lazy
    Client client(
            @Value("${local.server.port}") int port,
            Folder folder,
            Bootstrap bootstrap,
            GitStore store,
            GitEventStorageEngine engine) {
        var texts = new ArrayList<String>();
        if (!bootstrap.run(texts::add) || bootstrap.run(texts::add) || texts.size() != 1) {
            throw new IllegalStateException("the first start, and only it, makes one key");
        }
        return new Client(port, texts.getFirst(), folder.path(), store, engine);
    }

    /** Sends requests as whoever has a key would. */
    public static final class Client {
        private static final SecureRandom RANDOM = new SecureRandom();

        private final HttpClient http = HttpClient.newHttpClient();
        private final int port;
        private final Path folder;
        private final GitStore store;
        private final GitEventStorageEngine engine;
        private final String administrator;
        private final String clinician;

        Client(int port, String administrator, Path folder, GitStore store, GitEventStorageEngine engine) {
            this.port = port;
            this.administrator = administrator;
            this.folder = folder;
            this.store = store;
            this.engine = engine;
            this.clinician = newKey("[\"clinician\"]", "[]");
        }

        public String administrator() {
            return administrator;
        }

        public String clinician() {
            return clinician;
        }

        /** A key of Dr Jane Smith with these roles and scopes. */
        public String newKey(String roles, String scopes) {
            var body = """
                    {"name": "a test's key", "roles": %s, "scopes": %s, "author": {"name": "Dr Jane Smith",
                     "role": "Consultant Physician", "registrations": [{"authority": "GMC", "number": "1234567"}],
                     "careLocation": "Example NHS Trust"}}""".formatted(roles, scopes);
            return post("/organisation/keys", administrator, body).text("key");
        }

        public String newPatient() {
            return post("/patients", clinician, "{\"name\": [{\"family\": \"Treviño\", \"given\": [\"Ana\"]}]}")
                    .text("patientId");
        }

        public String idempotencyKey() {
            return IdempotencyKey.generate(InstantSource.system().instant(), RANDOM)
                    .toString();
        }

        public Answer post(String path, String key, String body, String... headers) {
            var all = new ArrayList<>(List.of("Content-Type", "application/json"));
            all.addAll(List.of(headers));
            return send(path, key, body.getBytes(UTF_8), all);
        }

        public Answer put(String path, String key, String body, String... headers) {
            var all = new ArrayList<>(List.of("Content-Type", "application/json"));
            all.addAll(List.of(headers));
            return send("PUT", path, key, body.getBytes(UTF_8), all);
        }

        public Answer patch(String path, String key, String body, String... headers) {
            var all = new ArrayList<>(List.of("Content-Type", "application/json"));
            all.addAll(List.of(headers));
            return send("PATCH", path, key, body.getBytes(UTF_8), all);
        }

        public Answer send(String path, String key, byte[] body, List<String> headers) {
            return send("POST", path, key, body, headers);
        }

        public Answer send(String method, String path, String key, byte[] body, List<String> headers) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .header("Authorization", "Bearer " + key)
                    .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
            if (!headers.isEmpty()) {
                request.headers(headers.toArray(String[]::new));
            }
            try {
                return new Answer(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        public String get(String path) throws Exception {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }

        /** The number of everything that was ever recorded. */
        public long recorded() throws IOException {
            store.checkpoint();
            var token = String.valueOf(engine.createHeadToken());
            return Long.parseLong(token.replaceAll(".*-(\\d{15}).*", "$1"));
        }

        public Path folder() {
            return folder;
        }

        public GitStore store() {
            return store;
        }
    }
}
