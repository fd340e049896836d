package vpr.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.ResultActions;

class PositionTest extends QueryTest {
    private static final String HERE = Written.position(100);
    private static final String LATER = Written.position(101);

    @AfterEach
    void forget() {
        db.sql("delete from token_entry").update();
    }

    private ResultActions askFrom(String position) throws Exception {
        return http.perform(get("/patients/{id}", written.patient()).header("Vpr-Min-Position", position));
    }

    @Test
    void every_answer_says_how_far_it_has_seen() throws Exception {
        written.reached(HERE);
        ask("/patients/{id}", written.patient()).andExpect(header().string("Vpr-Position", HERE));
        ask("/patients/{id}", Written.newId())
                .andExpect(status().isNotFound())
                .andExpect(header().string("Vpr-Position", HERE));
    }

    @Test
    void before_the_first_event_there_is_no_position() throws Exception {
        ask("/organisation/keys").andExpect(status().isOk()).andExpect(header().doesNotExist("Vpr-Position"));
        db.sql("insert into token_entry (processor_name, segment) values ('tables', 0)")
                .update();
        ask("/organisation/keys").andExpect(header().doesNotExist("Vpr-Position"));
    }

    @Test
    void the_slowest_segment_counts_and_axons_own_entry_does_not() throws Exception {
        written.reached(LATER);
        db.sql("""
                        insert into token_entry (processor_name, segment, token)
                        values ('tables', 1, convert_to('{"at":"' || :here || '"}', 'UTF8')),
                               ('__config', 0, convert_to('{"config":{}}', 'UTF8'))
                        """).param("here", HERE).update();
        ask("/organisation/keys").andExpect(header().string("Vpr-Position", HERE));
    }

    @Test
    void a_position_that_is_reached_does_not_wait() throws Exception {
        written.reached(HERE);
        askFrom(HERE).andExpect(status().isOk());
        askFrom(Written.position(1)).andExpect(status().isOk());
    }

    @Test
    void a_query_waits_for_its_position_and_then_answers() throws Exception {
        written.reached(HERE);
        var reached = CompletableFuture.runAsync(() -> written.reached(LATER));
        askFrom(LATER).andExpect(status().isOk()).andExpect(header().string("Vpr-Position", LATER));
        reached.join();
    }

    @Test
    void a_position_that_is_not_reached_in_time_answers_503_and_when_to_ask_again() throws Exception {
        written.reached(HERE);
        var answer = askFrom(LATER)
                .andExpect(status().isServiceUnavailable())
                .andExpect(jsonPath("$.type").value("urn:vpr:problem:position-not-reached"))
                .andReturn();
        assertThat(answer.getResponse().getHeader("Retry-After")).isEqualTo("1");
    }

    @Test
    void a_position_of_an_earlier_epoch_conflicts_and_says_what_to_do() throws Exception {
        written.reached("0002-000000000000001");
        askFrom(HERE)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("urn:vpr:problem:other-epoch"))
                .andExpect(jsonPath("$.detail")
                        .value("The position asked for is from before the order of the log was rebuilt; begin again"
                                + " without it."));
    }

    @Test
    void tables_that_are_not_filled_again_yet_have_not_reached_a_position_of_a_later_epoch() throws Exception {
        written.reached(HERE);
        askFrom("0002-000000000000001").andExpect(status().isServiceUnavailable());
        var filled = CompletableFuture.runAsync(() -> written.reached("0002-000000000000004"));
        askFrom("0002-000000000000001").andExpect(status().isOk());
        filled.join();
    }

    @Test
    void what_is_no_position_is_refused() throws Exception {
        written.reached(HERE);
        askFrom("42")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.fields[0].field").value("Vpr-Min-Position"));
    }
}
