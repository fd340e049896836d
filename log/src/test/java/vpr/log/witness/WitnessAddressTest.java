package vpr.log.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vpr.log.tree.Keys;

class WitnessAddressTest {
    @Test
    void a_list_has_a_line_for_each() {
        var witnesses = WitnessAddress.parseAll("# ours\n\n" + Keys.COSIGNER + " https://witness.example.com/w1/\n");
        assertThat(witnesses).hasSize(1);
        assertThat(witnesses.getFirst().key()).isEqualTo(Keys.COSIGNER);
        assertThat(witnesses.getFirst().addCheckpoint()).hasToString("https://witness.example.com/w1/add-checkpoint");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "%s ftp://host/",
                "%s https://user@host/",
                "%s https://host/?a=b",
                "%s host",
                "x https://host",
                "%s https://host\n%s https://other",
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW https://host"
            })
    void what_is_no_list_is_refused_by_its_line(String list) {
        assertThatThrownBy(() -> WitnessAddress.parseAll(list.replace("%s", Keys.COSIGNER.toString())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("(line [12]: |a witness's key).*");
    }
}
