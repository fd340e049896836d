package vpr.population.patient;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class PatientsConfiguration {
    private static final int LONGEST_SECONDS = 5;

    // A template of its own: a search for one letter over millions of patients must end.
    @Bean
    PatientQueries populationPatientQueries(DataSource database) {
        var bounded = new JdbcTemplate(database);
        bounded.setQueryTimeout(LONGEST_SECONDS);
        return new PatientQueries(JdbcClient.create(bounded));
    }
}
