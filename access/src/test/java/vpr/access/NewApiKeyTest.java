package vpr.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class NewApiKeyTest {
    @Test
    void a_key_has_a_recognisable_form_and_only_its_hash_is_kept() throws Exception {
        var key = NewApiKey.generate(new SecureRandom());

        assertThat(key.text()).matches("vpr_[a-z2-7]{16}_[a-z2-7]{58}").startsWith("vpr_" + key.id() + "_");
        assertThat(key.hash())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256")
                                .digest(key.text().getBytes(StandardCharsets.UTF_8))));
        assertThat(key.toString()).doesNotContain(key.text()).doesNotContain(key.hash());
    }

    @Test
    void no_two_keys_are_alike() {
        var random = new SecureRandom();
        var texts = new HashSet<String>();
        for (var i = 0; i < 1000; i++) {
            texts.add(NewApiKey.generate(random).text());
        }
        assertThat(texts).hasSize(1000);
    }

    @Test
    void the_secret_uses_all_its_bits() {
        assertThat(KeyText.base32(new byte[] {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff}))
                .isEqualTo("77777777");
        assertThat(KeyText.base32("foobar".getBytes(StandardCharsets.US_ASCII))).isEqualTo("mzxw6ytboi");
        assertThat(KeyText.base32(new byte[32])).hasSize(KeyText.SECRET_LENGTH);
        assertThat(KeyText.base32(new byte[10])).hasSize(KeyText.ID_LENGTH);
    }

    @Test
    void a_mistyped_key_is_noticed_at_every_place() {
        var text = NewApiKey.generate(new SecureRandom()).text();
        assertThat(KeyText.idOf(text)).isPresent();
        for (var i = 4; i < text.length(); i++) {
            var other = text.charAt(i) == 'a' ? 'b' : 'a';
            assertThat(KeyText.idOf(text.substring(0, i) + other + text.substring(i + 1)))
                    .isEmpty();
        }
    }
}
