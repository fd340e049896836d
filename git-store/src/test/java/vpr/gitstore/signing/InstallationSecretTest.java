package vpr.gitstore.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static vpr.gitstore.signing.Fixtures.ascii;

import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class InstallationSecretTest {
    private final InstallationSecret secret = new InstallationSecret(new SecretKeySpec(new byte[32], "HmacSHA256"));

    @Property
    void derived_ids_are_shaped_as_random_ones(@ForAll String purpose, @ForAll String part) {
        var id = secret.deriveUuid(purpose, part);
        assertThat(id.version()).isEqualTo(4);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(secret.deriveUuid(purpose, part)).isEqualTo(id);
    }

    @Test
    void where_one_part_ends_and_the_next_begins_counts() {
        assertThat(secret.deriveUuid("a", "bc")).isNotEqualTo(secret.deriveUuid("ab", "c"));
        assertThat(secret.deriveUuid("a", "b", "")).isNotEqualTo(secret.deriveUuid("a", "b"));
    }

    @Test
    void the_derivation_never_changes() {
        assertThat(HexFormat.of().formatHex(secret.hmac(ascii("a"), ascii("bc"))))
                .isEqualTo("830be00748e8677348e1cf2c2785e6f37819e820973947dfcc390e68d4e4b479");
        assertThat(secret.deriveUuid("letter", "key-1", "0")).hasToString("97d30e7a-3951-4adb-85e2-ca037ab3dfcc");
    }
}
