package vpr.query;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vpr.api.Cursors;
import vpr.api.TablesPosition;

/** The controllers on the real migrations; who may call is {@code vpr.access}'s matter. Each test makes patients of its own. */
@SpringBootTest(classes = QueryTest.Wiring.class)
public abstract class QueryTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    private WebApplicationContext context;

    @Autowired
    protected JdbcClient db;

    protected MockMvc http;
    protected Written written;

    @BeforeEach
    void start() {
        http = MockMvcBuilders.webAppContextSetup(context).build();
        written = new Written(db);
    }

    protected ResultActions ask(String path, Object... variables) throws Exception {
        return http.perform(get(path, variables));
    }

    protected JsonNode json(String path, Object... variables) throws Exception {
        return JSON.readTree(ask(path, variables).andReturn().getResponse().getContentAsByteArray());
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @ComponentScan({"vpr.api", "vpr.query"})
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
