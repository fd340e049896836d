package vpr.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.security.web.firewall.StrictHttpFirewall;

class HeaderRulesTest {
    @Test
    void each_character_that_a_byte_of_a_header_can_become_is_taken_as_spring_takes_it() {
        for (char c = 0; c < 256; c++) {
            String text = "a" + c;
            assertThat(HeaderRules.isName(text))
                    .as("name with %d", (int) c)
                    .isEqualTo(StrictHttpFirewall.ALLOWED_HEADER_NAMES.test(text));
            assertThat(HeaderRules.isValue(text))
                    .as("value with %d", (int) c)
                    .isEqualTo(StrictHttpFirewall.ALLOWED_HEADER_VALUES.test(text));
        }
    }
}
