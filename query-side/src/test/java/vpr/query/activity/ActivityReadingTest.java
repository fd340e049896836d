package vpr.query.activity;

import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vpr.query.QueryTest;
import vpr.query.Written;

class ActivityReadingTest extends QueryTest {
    @AfterEach
    void forget_how_far_the_tables_are() {
        db.sql("delete from token_entry").update();
    }

    @Test
    void what_was_recorded_is_listed_newest_first_in_pages() throws Exception {
        var patient = written.patient();
        for (var i = 1; i <= 3; i++) {
            written.activity(patient, Written.position(i));
        }
        ask("/patients/{id}/activity?limit=2", patient)
                .andExpect(jsonPath("$.items.length()").value(2))
                .andExpect(jsonPath("$.items[0].position").value(Written.position(3)))
                .andExpect(jsonPath("$.items[0].event").value("letter-added/1"))
                .andExpect(jsonPath("$.items[0].author.name").value("Dr Jane Smith"))
                .andExpect(jsonPath("$.items[0].caller").value("abcdefghijklmnop"));
        var next = json("/patients/{id}/activity?limit=2", patient).get("next").asString();
        ask("/patients/{id}/activity?limit=2&cursor={next}", patient, next)
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].position").value(Written.position(1)))
                .andExpect(jsonPath("$.next").doesNotExist());
    }

    @Test
    void a_cursor_from_before_the_order_of_the_log_was_rebuilt_conflicts_and_says_so() throws Exception {
        var patient = written.patient();
        for (var number = 11; number <= 13; number++) {
            written.activity(patient, Written.position(number));
        }
        var next = json("/patients/{id}/activity?limit=2", patient).get("next").asString();
        written.reached("0002-000000000000007");
        ask("/patients/{id}/activity?limit=2&cursor={next}", patient, next)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("urn:vpr:problem:other-epoch"))
                .andExpect(jsonPath("$.detail")
                        .value("The cursor is from before the order of the log was rebuilt; begin again without it."));
    }
}
