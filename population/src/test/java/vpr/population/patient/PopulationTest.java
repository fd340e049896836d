package vpr.population.patient;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vpr.api.Cursors;
import vpr.api.TablesPosition;

/** The controller on the real migrations; who may call is {@code vpr.access}'s matter. */
@SpringBootTest(classes = PopulationTest.Wiring.class)
abstract class PopulationTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    private WebApplicationContext context;

    @Autowired
    protected JdbcClient db;

    protected MockMvc http;
    protected Patients patients;

    @BeforeEach
    void start() {
        http = MockMvcBuilders.webAppContextSetup(context).build();
        patients = new Patients(db);
        patients.none();
    }

    protected ResultActions search(String body) throws Exception {
        return http.perform(
                post("/patients/search").contentType(MediaType.APPLICATION_JSON).content(body.getBytes(UTF_8)));
    }

    protected JsonNode found(String body) throws Exception {
        return JSON.readTree(search(body).andReturn().getResponse().getContentAsByteArray());
    }

    protected List<String> names(String body) throws Exception {
        return names(found(body));
    }

    protected static List<String> names(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(item -> item.get("name").asString())
                .toList();
    }

    /** The names of all pages of the list of all patients. */
    protected List<String> listed(int limit) throws Exception {
        var names = new ArrayList<String>();
        String next = null;
        do {
            var page = list(limit, next);
            names.addAll(names(page));
            next = page.get("next").isNull() ? null : page.get("next").asString();
        } while (next != null);
        return names;
    }

    private JsonNode list(int limit, @Nullable String cursor) throws Exception {
        var request = get("/patients").param("limit", Integer.toString(limit));
        if (cursor != null) {
            request = request.param("cursor", cursor);
        }
        return JSON.readTree(http.perform(request).andReturn().getResponse().getContentAsByteArray());
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @ComponentScan({"vpr.api", "vpr.population"})
    static class Wiring {
        @Bean(destroyMethod = "close")
        EmbeddedPostgres postgres() throws IOException {
            return EmbeddedPostgres.builder().start();
        }

        @Bean
        DataSource database(EmbeddedPostgres postgres) {
            return postgres.getPostgresDatabase();
        }

        @Bean
        Cursors cursors() {
            return new Cursors(new byte[32]);
        }

        @Bean
        TablesPosition tablesPosition(JdbcClient db) {
            return new TablesPosition(db, Duration.ofMillis(300), 4);
        }
    }
}
