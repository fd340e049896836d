package vpr.record.commit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vpr.record.InvalidException;
import vpr.record.yaml.MappingBuilder;

class SaltTest {
    @Test
    void random_salts_are_32_digits_and_never_the_same() {
        Salts salts = Salts.random();

        assertThat(Stream.generate(salts::next).limit(1000).map(Salt::hex).distinct())
                .hasSize(1000)
                .allMatch(hex -> hex.matches("[0-9a-f]{32}"));
    }

    @Test
    void a_salt_is_the_first_line_of_yaml_and_no_part_of_its_data() {
        var tree = new MappingBuilder().text("a", "b").build();

        byte[] file = SaltedYaml.write(new Salt("0123456789abcdef0123456789abcdef"), tree);

        assertThat(new String(file, UTF_8)).isEqualTo("# salt: 0123456789abcdef0123456789abcdef\na: b\n");
        assertThat(SaltedYaml.read(file)).isEqualTo(tree);
    }

    @Test
    void what_is_no_salt_is_refused() {
        Stream.of("", "0123456789ABCDEF0123456789ABCDEF", "0123456789abcdef0123456789abcde\n")
                .forEach(hex -> assertThatThrownBy(() -> new Salt(hex)).isInstanceOf(InvalidException.class));
    }
}
