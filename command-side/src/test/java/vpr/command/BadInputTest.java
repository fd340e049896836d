package vpr.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import vpr.command.RunningCommandSide.Client;

/**
 * Each wrong request is answered with the field and the rule, records nothing, and neither the answer nor the log repeats
 * it: wherever something of a person could stand, {@code zebrafink} stands.
 */
@CommandSideTest
@ExtendWith(OutputCaptureExtension.class)
class BadInputTest {
    private static final String MARK = "zebrafink";

    @Autowired
    Client client;

    private long before;
    private String patient = "";
    private String letter = "";
    private String etag = "";

    @BeforeEach
    void a_patient_with_a_letter(CapturedOutput output) throws Exception {
        patient = client.newPatient();
        var added =
                client.post("/patients/" + patient + "/letters", client.clinician(), "{\"body\":\"Dear colleague\"}");
        letter = added.text("letterId");
        etag = added.header("ETag").orElseThrow();
        before = client.recorded();
    }

    @AfterEach
    void nothing_was_recorded_and_nothing_logged(CapturedOutput output) throws Exception {
        assertThat(client.recorded()).isEqualTo(before);
        assertThat(output.getAll()).doesNotContainIgnoringCase(MARK).doesNotContain("Exception");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                              | 422 | invalid-field     | name: must be at least one
            {"name":[]}                                                     | 422 | invalid-field     | name: must be at least one
            {"name":null}                                                   | 422 | invalid-field     | name: must be at least one
            {"name":[null]}                                                 | 400 | malformed-request | name[0]: must be given
            {"name":[{}]}                                                   | 422 | invalid-field     | name[0]: must have a text, a family or a given name
            {"name":[{"family":" "}]}                                       | 422 | invalid-field     | name[0].family: must not be blank
            {"name":[{"family":" zebrafink"}]}                              | 422 | invalid-field     | name[0].family: must not begin or end with white space
            {"name":[{"family":"zebrafink\\u0007"}]}                        | 422 | invalid-field     | name[0].family: must be one line without control characters
            {"name":[{"family":"zebrafink\\u000aSequence: 0"}]}             | 422 | invalid-field     | name[0].family: must be one line without control characters
            {"name":[{"family":"zebrafink\\ud800"}]}                        | 422 | invalid-field     | name[0].family: must be one line without control characters
            {"name":[{"text":"Ana"},{"given":["Ana",""]}]}                  | 422 | invalid-field     | name[1].given[1]: must not be blank
            {"name":[{"text":"Ana","use":"zebrafink"}]}                     | 422 | invalid-field     | name[0].use: must be one of anonymous, maiden, nickname, official, old, temp, usual
            {"name":[{"text":1}]}                                           | 400 | malformed-request | name[0].text: must be JSON of the documented type
            {"name":"zebrafink"}                                            | 400 | malformed-request | name: must be JSON of the documented type
            {"name":[{"text":"Ana"}],"zebrafinkless":1}                     | 400 | malformed-request | -
            {"name":[{"text":"Ana"}],"nmae":"zebrafink"}                    | 400 | malformed-request | nmae: is not a field of this request
            {"name":[{"text":"Ana","extension":["zebrafink"]}]}             | 400 | malformed-request | name[0].extension: is not a field of this request
            {"name":[{"text":"Ana"}],"name":[{"text":"zebrafink"}]}         | 400 | malformed-request | -
            {"name":[{"text":"Ana"}],"birthDate":"zebrafink"}               | 422 | invalid-field     | birthDate: must be YYYY, YYYY-MM or YYYY-MM-DD
            {"name":[{"text":"Ana"}],"birthDate":"1972-02-30"}              | 422 | invalid-field     | birthDate: must be a date that exists
            {"name":[{"text":"Ana"}],"birthDate":"1972-13"}                 | 422 | invalid-field     | birthDate: must be a date that exists
            {"name":[{"text":"Ana"}],"birthDate":"14/05/1972"}              | 422 | invalid-field     | birthDate: must be YYYY, YYYY-MM or YYYY-MM-DD
            {"name":[{"text":"Ana"}],"birthDate":1972}                      | 400 | malformed-request | birthDate: must be JSON of the documented type
            {"name":[{"text":"Ana"}],"gender":"zebrafink"}                  | 422 | invalid-field     | gender: must be male, female, other or unknown
            {"name":[{"text":"Ana"}],"identifier":[{"system":"zebrafink"}]} | 400 | malformed-request | identifier[0].value: must be given
            {"name":[{"text":"Ana"}],"telecom":[{"value":"zebrafink","system":"pigeon"}]} | 422 | invalid-field | telecom[0].system: must be one of email, fax, other, pager, phone, sms, url
            {"name":[{"text":"Ana"}],"address":[{}]}                        | 422 | invalid-field     | address[0]: must have a line, a city, a district, a state, a postal code or a country
            {"name":[{"text":"Ana"}],"author":{"name":"zebra<fink"}}        | 422 | invalid-field     | author.name: must not contain < or >
            {"name":[{"text":"Ana"}],"author":{"name":"Dr A","registrations":[{"authority":"GMC 1","number":"2"}]}} | 422 | invalid-field | author.registrations[0].authority: must be 1 to 64 letters, digits, dots or hyphens
            {"name":[{"text":"Ana"}],"author":{"name":"Dr zebrafink"}}      | 403 | not-allowed       | author: needs a key with the scope assert-author
            [{"name":"zebrafink"}]                                          | 400 | malformed-request | body: must be JSON of the documented type
            "zebrafink"                                                     | 400 | malformed-request | -
            {"name":[{"text":"zebrafink"}]                                  | 400 | malformed-request | -
            null                                                            | 400 | malformed-request | body: must be JSON in UTF-8
            """)
    void a_patient_that_breaks_a_rule(String body, int status, String type, String field) {
        refused(client.post("/patients", client.clinician(), body), status, type, field);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                       | 400 | malformed-request | body: must be given
            {"body":null}                                            | 400 | malformed-request | body: must be given
            {"body":" \\n\\t "}                                      | 422 | invalid-field | body: must not be blank
            {"body":"zebrafink\\u0000"}                              | 422 | invalid-field | body: must not hold control characters other than line feed and tab
            {"body":"zebrafink\\udc00"}                              | 422 | invalid-field | body: must not hold an unpaired surrogate
            {"body":"zebrafink","name":""}                           | 422 | invalid-field | name: must not be blank
            {"body":"zebrafink","composer":{}}                       | 400 | malformed-request | composer.name: must be given
            {"body":"zebrafink","composer":{"name":"\\u007f"}}       | 422 | invalid-field | composer.name: must be one line without control characters
            {"body":"zebrafink","startTime":"2026-01-12T10:14:00"}   | 422 | invalid-field | startTime: must be a date and time with an offset (RFC 3339)
            {"body":"zebrafink","startTime":"2026-02-30T10:14:00Z"}  | 422 | invalid-field | startTime: must be a date and time that exists
            {"body":"zebrafink","startTime":"2026-01-12T10:14:00+25:00"} | 422 | invalid-field | startTime: must be a date and time that exists
            {"body":"zebrafink","rmVersion":"9.9"}                   | 422 | invalid-field | rmVersion: must be rm_1_1_0 or 1.0.4
            {"body":"zebrafink","references":["zebrafink"]}          | 422 | invalid-field | references[0]: must be YYYYMMDDTHHMMSS.sssZ-<uuid of version 4, lower case>
            {"body":"zebrafink","uid":"zebrafink"}                   | 422 | invalid-field | uid: must be YYYYMMDDTHHMMSS.sssZ-<uuid of version 4, lower case>
            {"body":"zebrafink","uid":"../../../etc/zebrafink"}      | 422 | invalid-field | uid: must be YYYYMMDDTHHMMSS.sssZ-<uuid of version 4, lower case>
            {"body":"zebrafink","uid":"20260111T143522.045Z-550E8400-E29B-41D4-A716-446655440000"} | 422 | invalid-field | uid: must be YYYYMMDDTHHMMSS.sssZ-<uuid of version 4, lower case>
            {"body":"zebrafink","uid":"20261311T143522.045Z-550e8400-e29b-41d4-a716-446655440000"} | 422 | invalid-field | uid: must begin with a time that exists
            {"body":"zebrafink","uid":"99991231T235959.999Z-550e8400-e29b-41d4-a716-446655440000"} | 422 | invalid-field | uid: must not have a time in the future
            {"body":"zebrafink","attachments":[]}                    | 400 | malformed-request | attachments: is not a field of this request
            """)
    void a_letter_that_breaks_a_rule(String body, int status, String type, String field) {
        refused(client.post("/patients/" + patient + "/letters", client.clinician(), body), status, type, field);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {"body":" \\n\\t "}                                | 422 | invalid-field     | body: must not be blank
            {"body":"zebrafink\\u0000"}                        | 422 | invalid-field     | body: must not hold control characters other than line feed and tab
            {"body":1}                                         | 400 | malformed-request | body: must be JSON of the documented type
            {"name":" zebrafink"}                              | 422 | invalid-field     | name: must not begin or end with white space
            {"composer":{"role":"zebrafink"}}                  | 400 | malformed-request | composer.name: must be given
            {"composer":{"name":"\\u007f"}}                    | 422 | invalid-field     | composer.name: must be one line without control characters
            {"startTime":"yesterday"}                          | 422 | invalid-field     | startTime: must be a date and time with an offset (RFC 3339)
            {"startTime":"2026-02-30T10:14:00Z"}               | 422 | invalid-field     | startTime: must be a date and time that exists
            {"references":["zebrafink"]}                       | 422 | invalid-field     | references[0]: must be YYYYMMDDTHHMMSS.sssZ-<uuid of version 4, lower case>
            {"references":[null]}                              | 400 | malformed-request | references[0]: must be given
            {"references":["550e8400-e29b-41d4-a716-446655440000","550e8400-e29b-41d4-a716-446655440000"]} | 422 | invalid-field | references[1]: must be named once
            {"uid":"zebrafink"}                                | 400 | malformed-request | uid: is not a field of this request
            {"rmVersion":"1.0.4"}                              | 400 | malformed-request | rmVersion: is not a field of this request
            {"body":"zebrafink","author":{"name":"zebrafink"}} | 403 | not-allowed       | author: needs a key with the scope assert-author
            []                                                 | 400 | malformed-request | body: must be JSON of the documented type
            """)
    void an_edit_that_breaks_a_rule(String body, int status, String type, String field) {
        refused(edit(letter, body), status, type, field);
    }

    @Test
    void a_letters_id_that_is_none() {
        for (var id : List.of("no-such-id", letter.toUpperCase(Locale.ROOT), letter.substring(0, 20))) {
            refused(
                    edit(id, "{\"body\":\"zebrafink\"}"),
                    400,
                    "malformed-id",
                    "letterId: must be YYYYMMDDTHHMMSS.sssZ-<uuid of version 4, lower case>");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC     | 400 | malformed-id | patientId: must be 32 lower-case hex digits
            cccccccc-cccc-4ccc-8ccc-cccccccccccc | 400 | malformed-id | patientId: must be 32 lower-case hex digits
            no-such-id                           | 400 | malformed-id | patientId: must be 32 lower-case hex digits
            %20                                  | 400 | malformed-id | patientId: must be 32 lower-case hex digits
            ..%2f..%2fetc                        | 400 | malformed-request | path: must be a path of this interface
            ..%5cetc                             | 400 | malformed-request | path: must be a path of this interface
            %00                                  | 400 | malformed-request | -
            cccccccccccccccccccccccccccccccc     | 404 | not-found    | -
            """)
    void a_patients_id_that_is_none(String id, int status, String type, String field) {
        refused(
                client.post("/patients/" + id + "/letters", client.clinician(), "{\"body\":\"zebrafink\"}"),
                status,
                type,
                field);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {"roles":["clinician"],"author":{"name":"zebrafink"}}             | 400 | malformed-request | name: must be given
            {"name":"zebrafink","author":{"name":"zebrafink"}}                | 422 | invalid-field | roles: must name at least one role
            {"name":"zebrafink","roles":["zebrafink"],"author":{"name":"A"}}  | 422 | invalid-field | roles[0]: must be one of administrator, auditor, clinician
            {"name":"zebrafink","roles":["clinician","CLINICIAN"],"author":{"name":"A"}} | 422 | invalid-field | roles[1]: must be one of administrator, auditor, clinician
            {"name":"zebrafink","roles":["clinician"],"scopes":["all"],"author":{"name":"A"}} | 422 | invalid-field | scopes[0]: must be one of assert-author
            {"name":"zebrafink","roles":["clinician"]}                        | 400 | malformed-request | author: must be given
            {"name":"zebrafink","roles":["clinician"],"author":{"name":"A"},"expires":"2020-01-01T00:00:00Z"} | 422 | invalid-field | expires: must be later than created
            {"name":"zebrafink","roles":["clinician"],"author":{"name":"A"},"expires":"tomorrow"} | 422 | invalid-field | expires: must be a date and time with an offset (RFC 3339)
            """)
    void a_key_that_breaks_a_rule(String body, int status, String type, String field) {
        refused(client.post("/organisation/keys", client.administrator(), body), status, type, field);
    }

    @Test
    void a_key_to_revoke_that_is_none() {
        refused(revoke("AAAAAAAAAAAAAAAA"), 400, "malformed-id", "keyId: must be 16 lower-case letters or digits");
        refused(revoke("aaaaaaaaaaaaaaaa"), 404, "not-found", "-");
    }

    @Test
    void an_idempotency_key_that_is_none_or_not_of_these_hours() {
        var now = Instant.now();
        var random = new java.security.SecureRandom();
        var old =
                IdempotencyKey.generate(now.minus(Duration.ofHours(25)), random).toString();
        var early =
                IdempotencyKey.generate(now.plus(Duration.ofMinutes(6)), random).toString();

        refused(withKey(MARK), 422, "invalid-field", "Idempotency-Key: must be a UUID of version 7, in lower case");
        refused(withKey(old), 422, "key-too-old", "Idempotency-Key: must have a time of the last 24 hours");
        refused(
                withKey(early),
                422,
                "invalid-field",
                "Idempotency-Key: must not have a time more than 5 minutes in the future");
    }

    @Test
    void too_long_a_line_and_too_long_a_text() {
        var name = MARK + "a".repeat(200);
        refused(
                client.post("/patients", client.clinician(), "{\"name\":[{\"text\":\"" + name + "\"}]}"),
                422,
                "invalid-field",
                "name[0].text: must be at most 200 characters");
        var text = MARK + "ä".repeat(256 * 1024);
        refused(
                client.post("/patients/" + patient + "/letters", client.clinician(), "{\"body\":\"" + text + "\"}"),
                422,
                "invalid-field",
                "body: must be at most 524288 bytes of UTF-8");
    }

    @Test
    void a_body_above_one_mebibyte() {
        var body = "{\"body\":\"" + MARK + "a".repeat(1024 * 1024) + "\"}";

        refused(
                client.post("/patients/" + patient + "/letters", client.clinician(), body),
                413,
                "too-large",
                "body: must be at most 1048576 bytes");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"ff", "c0af", "eda080", "f4908080", "c3", "e28228"})
    void bytes_that_are_no_utf_8(String hex) throws Exception {
        var body = new ByteArrayOutputStream();
        body.write("{\"body\":\"zebrafink".getBytes(UTF_8));
        body.write(HexFormat.of().parseHex(hex));
        body.write("\"}".getBytes(UTF_8));

        refused(send(body.toByteArray(), "application/json"), 400, "malformed-request", "body: must be UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"c3", "f09f92"})
    void a_long_body_that_ends_within_a_character(String hex) throws Exception {
        var body = new ByteArrayOutputStream();
        body.write(("{\"body\":\"" + "\u00e4\ud83d\udc8a".repeat(5_000)).getBytes(UTF_8));
        body.write(HexFormat.of().parseHex(hex));

        refused(send(body.toByteArray(), "application/json"), 400, "malformed-request", "body: must be UTF-8");
    }

    @Test
    void another_charset_or_media_type() {
        var body = "{\"body\":\"zebrafink ä\"}";
        refused(
                send(body.getBytes(ISO_8859_1), "application/json;charset=ISO-8859-1"),
                415,
                "unsupported-media-type",
                "-");
        refused(send(body.getBytes(UTF_8), "text/plain"), 415, "unsupported-media-type", "-");
        refused(send(body.getBytes(UTF_8), "application/x-yaml"), 415, "unsupported-media-type", "-");
    }

    @Test
    void json_that_is_too_deep() {
        var body = "{\"references\":" + "[".repeat(1000) + "\"zebrafink\"" + "]".repeat(1000) + "}";

        refused(
                client.post("/patients/" + patient + "/letters", client.clinician(), body),
                400,
                "malformed-request",
                "references[0]: must be JSON of the documented type");
    }

    @Test
    void no_file_but_the_stores_own_appears_in_the_data_folder() throws Exception {
        var folder = client.folder();
        try (var names = Files.list(folder)) {
            assertThat(names.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(".vpr", "clinical", "coordination", "demographics", "organisation");
        }
    }

    private static void refused(Answer answer, int status, String type, String field) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.problem()).isEqualTo(type);
        if (field.equals("-")) {
            assertThat(answer.text("detail")).isNotBlank();
        } else {
            assertThat(answer.fields().stream().map(BadInputTest::withoutPlace)).containsExactly(field);
        }
        assertThat(answer.text("remedy")).isNotBlank();
        assertThat(answer.body().replace("zebrafinkless", "")).doesNotContainIgnoringCase(MARK);
    }

    private static String withoutPlace(String field) {
        return field.replaceAll(" \\(line \\d+, column \\d+\\)", "");
    }

    private Answer edit(String id, String body) {
        return client.patch("/patients/" + patient + "/letters/" + id, client.clinician(), body, "If-Match", etag);
    }

    private Answer revoke(String keyId) {
        return client.post("/organisation/keys/" + keyId + "/revoke", client.administrator(), "");
    }

    private Answer withKey(String key) {
        return client.post(
                "/patients", client.clinician(), "{\"name\":[{\"text\":\"zebrafink\"}]}", "Idempotency-Key", key);
    }

    private Answer send(byte[] body, String contentType) {
        return client.send(
                "/patients/" + patient + "/letters", client.clinician(), body, List.of("Content-Type", contentType));
    }
}
