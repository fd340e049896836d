package vpr.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    private static final String UUID_4 = "550e8400-e29b-41d4-a716-446655440000";

    @Property
    void an_entry_id_is_read_from_its_text_again(@ForAll("times") Instant time) {
        var id = new EntryId(time, UUID.fromString(UUID_4));

        assertThat(EntryId.parse(id.toString())).isEqualTo(id);
    }

    @Property
    void entry_ids_sort_by_time(@ForAll("times") Instant one, @ForAll("times") Instant other) {
        UUID uuid = UUID.fromString(UUID_4);

        assertThat(Integer.signum(new EntryId(one, uuid).compareTo(new EntryId(other, uuid))))
                .isEqualTo(Integer.signum(one.compareTo(other)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20260111T143522.045Z-" + "550E8400-e29b-41d4-a716-446655440000",
                "20260111T143522.045Z-550e8400-e29b-11d4-a716-446655440000",
                "20260111T143522.045Z-550e8400-e29b-41d4-c716-446655440000",
                "20260111T143522.045Z-550e8400e29b41d4a716446655440000",
                "20260111T143522.045Z",
                UUID_4,
                "20260111T143522Z-" + UUID_4,
                "20260111T143522.0450Z-" + UUID_4,
                "20260229T143522.045Z-" + UUID_4,
                "20261301T143522.045Z-" + UUID_4,
                "20260100T143522.045Z-" + UUID_4,
                "20260111T243522.045Z-" + UUID_4,
                "20260111T146022.045Z-" + UUID_4,
                "20260111T143560.045Z-" + UUID_4,
                "00000111T143522.045Z-" + UUID_4,
                "20260111T143522.045+00:00-" + UUID_4,
                "２０260111T143522.045Z-" + UUID_4,
                " 20260111T143522.045Z-" + UUID_4,
                "20260111T143522.045Z-" + UUID_4 + "\n",
                "../20260111T143522.045Z-" + UUID_4,
                ""
            })
    void an_entry_id_has_one_form_and_a_time_that_exists(String text) {
        assertThatThrownBy(() -> EntryId.parse("letter", text))
                .isInstanceOf(InvalidException.class)
                .hasMessageStartingWith("letter: must");
    }

    @Test
    void an_entry_id_is_not_made_of_what_its_text_cannot_say() {
        UUID uuid = UUID.fromString(UUID_4);

        assertThatThrownBy(() -> new EntryId(Instant.parse("2026-01-11T14:35:22.0451Z"), uuid))
                .hasMessageContaining("millisecond");
        assertThatThrownBy(() -> new EntryId(Instant.parse("-0001-01-11T14:35:22Z"), uuid))
                .hasMessageContaining("year");
        assertThatThrownBy(() -> new EntryId(Instant.MAX, uuid)).isInstanceOf(InvalidException.class);
        assertThatThrownBy(() -> new EntryId(Instant.EPOCH, new UUID(0, 0))).hasMessageContaining("version 4");
    }

    @Property
    void a_record_id_is_a_uuid_in_two_forms(@ForAll long most, @ForAll long least) {
        UUID uuid = new UUID(most, least);

        assertThat(RecordId.of(uuid).uuid()).isEqualTo(uuid);
        assertThat(RecordId.parseUuid("id", uuid.toString())).isEqualTo(RecordId.of(uuid));
        assertThat(RecordId.parse("id", RecordId.of(uuid).hex())).isEqualTo(RecordId.of(uuid));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0123456789ABCDEF0123456789ABCDEF",
                "01234567-89ab-cdef-0123-456789abcdef",
                "0123456789abcdef0123456789abcde",
                "../3456789abcdef0123456789abcdef"
            })
    void a_record_id_has_one_form(String text) {
        assertThatThrownBy(() -> new RecordId(text)).isInstanceOf(InvalidException.class);
        assertThatThrownBy(() -> RecordId.parse("patient", text))
                .hasMessage("patient: must be 32 lower-case hex digits");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LetterAdded",
                "letter-added",
                "letter-added/0",
                "letter-added/01",
                "letter-added/1\n",
                "-a/1",
                "letter_added/1"
            })
    void an_event_name_has_one_form(String text) {
        assertThatThrownBy(() -> EventName.parse(text)).isInstanceOf(InvalidException.class);
    }

    @Test
    void an_event_name_is_not_made_of_what_its_text_cannot_say() {
        assertThatThrownBy(() -> new EventName("Letter Added", 1)).isInstanceOf(InvalidException.class);
        assertThatThrownBy(() -> new EventName("letter-added", 0)).isInstanceOf(InvalidException.class);
        assertThat(EventName.parse("letter-added/2")).isEqualTo(new EventName("letter-added", 2));
    }

    @Provide
    Arbitrary<Instant> times() {
        return Arbitraries.longs()
                .between(-62_135_596_800_000L, 253_402_300_799_999L)
                .map(Instant::ofEpochMilli);
    }
}
