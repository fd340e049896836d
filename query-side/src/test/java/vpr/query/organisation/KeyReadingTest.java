package vpr.query.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;

import org.junit.jupiter.api.Test;
import vpr.query.QueryTest;

class KeyReadingTest extends QueryTest {
    @Test
    void keys_are_listed_and_their_hash_is_never_told() throws Exception {
        written.key("aaaaaaaaaaaaaaaa");
        var answer = ask("/organisation/keys?limit=1")
                .andExpect(jsonPath("$.items[0].keyId").value("aaaaaaaaaaaaaaaa"))
                .andExpect(jsonPath("$.items[0].roles[0]").value("clinician"))
                .andExpect(jsonPath("$.items[0].scopes[0]").value("assert-author"))
                .andExpect(jsonPath("$.items[0].author.name").value("Dr Jane Smith"))
                .andExpect(jsonPath("$.items[0].expires").value("2027-01-12T10:15:00Z"))
                .andExpect(jsonPath("$.items[0].revoked").doesNotExist())
                .andReturn();
        assertThat(answer.getResponse().getContentAsString()).doesNotContain("hash");
    }
}
