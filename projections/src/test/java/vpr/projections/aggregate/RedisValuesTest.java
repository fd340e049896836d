package vpr.projections.aggregate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import vpr.record.patient.Patient;
import vpr.record.yaml.Yaml;
import vpr.redis.Reached;
import vpr.redis.RedisKeys;
import vpr.redis.StoredValue;

class RedisValuesTest extends FilledRedis {
    @Test
    void a_letter_and_its_patient_stand_there_as_they_are_shown() {
        hospital.opens();
        var ids = hospital.patient("Ann", "Lee");
        var id = hospital.letter(ids, "Dear colleague,\nGröße ✓\n");
        fill(filling());

        var letter = letter(ids, id).orElseThrow();
        assertThat(letter.get("letterId").asString()).isEqualTo(id.toString());
        assertThat(letter.get("body").asString()).isEqualTo("Dear colleague,\nGröße ✓\n");
        assertThat(letter.get("startTime").asString()).isEqualTo("2026-02-28T23:30:00-05:00");
        assertThat(letter.get("version").asInt()).isEqualTo(1);
        assertThat(letter.at("/author/registrations/0/number").asString()).isEqualTo("1234567");
        assertThat(letter.at("/signature/meaning").asString()).isEqualTo("attested");
        assertThat(letter.get("position").asString()).isEqualTo(head());
        var summary = value(RedisKeys.LIVE.summary(ids.patient().hex())).orElseThrow();
        assertThat(summary.get("clinicalId").asString())
                .isEqualTo(ids.clinical().hex());
        assertThat(summary.at("/demographics/name/0/family").asString()).isEqualTo("Lee");
        assertThat(reached()).isEqualTo(head());
    }

    @Test
    void of_an_edited_letter_and_a_changed_patient_the_newest_version_alone_stands_there() {
        var ids = hospital.patient("Ann", "Lee");
        var id = hospital.letter(ids, "One.\n");
        hospital.edit(ids, id, "Report", "Two.\n");
        fill(filling());
        hospital.edit(ids, id, "Report", "Three.\n");
        hospital.changed(ids, Hospital.patientNamed("Ann", "Poe"));
        fill(filling());

        var letter = letter(ids, id).orElseThrow();
        assertThat(letter.get("version").asInt()).isEqualTo(3);
        assertThat(letter.get("name").asString()).isEqualTo("Report");
        assertThat(letter.get("body").asString()).isEqualTo("Three.\n");
        var summary = value(RedisKeys.LIVE.summary(ids.patient().hex())).orElseThrow();
        assertThat(summary.get("version").asInt()).isEqualTo(2);
        assertThat(summary.get("clinicalId").asString())
                .isEqualTo(ids.clinical().hex());
        assertThat(summary.at("/demographics/name/0/family").asString()).isEqualTo("Poe");
        assertThat(summary.get("created").asString()).isEqualTo(Hospital.NOW.toString());
        assertThat(redis.commands().dbsize()).isEqualTo(3);
    }

    @Test
    void a_patient_with_a_number_of_thousands_of_digits_stands_there_after_a_change_too() {
        var ids = hospital.patient("Ann", "Lee");
        var entries = new LinkedHashMap<>(
                Hospital.patientNamed("Ann", "Poe").resource().entries());
        entries.put("count", new Yaml.Num("1E9999"));
        hospital.changed(ids, new Patient(new Yaml.Mapping(entries)));
        fill(filling());
        hospital.changed(ids, Hospital.patientNamed("Ann", "Roe"));
        fill(filling());

        var summary = value(RedisKeys.LIVE.summary(ids.patient().hex())).orElseThrow();
        assertThat(summary.get("version").asInt()).isEqualTo(3);
    }

    @Test
    void a_version_whose_number_is_not_known_any_more_is_left_to_the_tables() {
        var ids = hospital.patient("Ann", "Lee");
        var id = hospital.letter(ids, "One.\n");
        var filling = filling();
        fill(filling);
        redis.commands().del(RedisKeys.LIVE.letter(ids.patient().hex(), id.uuid()));
        redis.commands().del(RedisKeys.LIVE.summary(ids.patient().hex()));
        hospital.edit(ids, id, "Report", "Two.\n");
        hospital.changed(ids, Hospital.patientNamed("Ann", "Poe"));
        fill(filling);

        assertThat(redis.commands().dbsize()).isEqualTo(1);
        assertThat(reached()).isEqualTo(head());
    }

    @Test
    void an_event_that_cannot_be_shown_takes_its_patient_out_of_redis_and_nobody_else() {
        var ids = hospital.patient("Ann", "Lee");
        var id = hospital.letter(ids, "One.\n");
        var filling = filling();
        fill(filling);
        var key = RedisKeys.LIVE.letter(ids.patient().hex(), id.uuid());
        redis.commands().set(key, new StoredValue(head(), "c0ffee00".repeat(5), "no JSON".getBytes(UTF_8)).bytes());
        hospital.edit(ids, id, "Report", "Two.\n");
        var later = hospital.letter(ids, "Three.\n");
        var other = hospital.patient("Bo", "Poe");
        fill(filling);

        assertThat(redis.commands().get(key)).isNull();
        assertThat(letter(ids, later)).isEmpty();
        assertThat(redis.commands().exists(RedisKeys.LIVE.behind(ids.patient().hex())))
                .isEqualTo(1);
        assertThat(value(RedisKeys.LIVE.summary(other.patient().hex()))).isPresent();
        assertThat(reached()).isEqualTo(head());
    }

    @Test
    void a_patient_with_an_event_that_cannot_be_shown_is_written_no_more() {
        var ids = hospital.patient("Ann", "Lee");
        var filling = filling();
        fill(filling);
        var values = values();
        var batch = values.newBatch();
        batch.removeSummary(ids.patient().hex());
        batch.markBehind(ids.patient().hex());
        var place = Reached.parse(values.reached()).orElseThrow();
        assertThat(values.write(batch, place.bytes(), place)).isTrue();

        var later = hospital.letter(ids, "Later.\n");
        var other = hospital.patient("Bo", "Poe");
        fill(filling);

        assertThat(value(RedisKeys.LIVE.summary(ids.patient().hex()))).isEmpty();
        assertThat(letter(ids, later)).isEmpty();
        assertThat(value(RedisKeys.LIVE.summary(other.patient().hex()))).isPresent();
        assertThat(reached()).isEqualTo(head());
    }
}
