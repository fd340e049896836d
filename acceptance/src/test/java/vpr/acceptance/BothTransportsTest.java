package vpr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever can be done by REST can be done by gRPC: with the same fields, answers and refusals. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BothTransportsTest {
    private static final Set<String> WITHOUT_RPC = Set.of(
            // The standard health service of gRPC answers instead.
            "health");
    private static final String UNKNOWN = "ab".repeat(16);

    private final RunningVpr vpr;
    private final Home home;
    private final RestDoor rest;
    private final GrpcDoor grpc;
    private final String administrator;
    private final String clinician;

    BothTransportsTest(@TempDir Path directory) throws Exception {
        vpr = RunningVpr.start(directory, Map.of());
        home = new Home(directory);
        rest = RestDoor.of(vpr.api());
        grpc = GrpcDoor.to(vpr.grpcPort());
        administrator = home.administrator();
        clinician = home.key(vpr.api(), "clinician");
    }

    @AfterAll
    void stop() {
        grpc.close();
        vpr.close();
    }

    Stream<Door> doors() {
        return Stream.of(rest, grpc);
    }

    @Test
    void every_operation_of_the_description_is_an_rpc_but_those_that_are_listed_and_no_rpc_is_without_one() {
        var wanted = rest.description().operations().stream()
                .map(Description.Operation::id)
                .filter(operation -> !WITHOUT_RPC.contains(operation))
                .map(GrpcDoor::rpcOf)
                .collect(Collectors.toCollection(TreeSet::new));
        var there = GrpcDoor.SERVICES.stream()
                .flatMap(service -> service.getMethods().stream())
                .map(method -> method.getBareMethodName())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(there).isEqualTo(wanted);
    }

    @Test
    void what_only_reads_is_marked_so_and_nothing_else() {
        for (var operation : rest.description().guarded()) {
            var reads = operation.method().equals("get") || operation.id().equals("searchPatients");
            assertThat(GrpcDoor.method(operation.id()).isSafe())
                    .as(operation.id())
                    .isEqualTo(reads);
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("doors")
    void a_letter_is_written_read_listed_and_found(Door door) {
        var created =
                door.call("createPatient", clinician, Input.patients().get(7)).expectSuccess();
        var patient = created.text("patientId");
        var letter = with(Input.letters().get(7), Map.of("patientId", patient));
        var added = door.call("addLetter", clinician, letter).expectSuccess();
        var id = added.text("letterId");
        var seen = new String[] {"Vpr-Min-Position", added.position()};

        var read = door.call("readLetter", clinician, Map.of("patientId", patient, "letterId", id), seen)
                .expectSuccess();
        assertThat(read.text("body")).isEqualTo(letter.get("body"));
        assertThat(read.text("commit")).isEqualTo(added.text("commit"));
        assertThat(read.json().at("/author/registrations/0/number").asString()).isEqualTo("1234567");
        assertThat(read.json().at("/composition/context/start_time").asString()).isEqualTo(letter.get("startTime"));
        var list = door.call("listLetters", clinician, Map.of("patientId", patient), seen)
                .expectSuccess();
        assertThat(list.json().at("/items/0/letterId").asString()).isEqualTo(id);
        var shown = door.call("readPatient", clinician, Map.of("patientId", patient), seen)
                .expectSuccess();
        var number = shown.json().at("/demographics/identifier/0/value").asString();
        var found = door.call("searchPatients", clinician, Map.of("identifier", Map.of("value", number)), seen)
                .expectSuccess();
        assertThat(found.json().path("items").findValuesAsString("patientId")).contains(patient);
        var activity = door.call("listActivity", clinician, Map.of("patientId", patient, "limit", 1), seen)
                .expectSuccess();
        assertThat(activity.json().at("/items/0/event").asString()).isEqualTo("letter-added/1");
        assertThat(activity.text("next")).isNotBlank();
        door.call("listPatients", clinician, Map.of("limit", 1), seen).expectSuccess();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("doors")
    void a_letter_is_edited_and_its_versions_are_listed_read_and_compared(Door door) {
        var patient = door.call("createPatient", clinician, Input.patients().get(9))
                .expectSuccess()
                .text("patientId");
        var added = door.call(
                        "addLetter",
                        clinician,
                        Map.of("patientId", patient, "name", "Clinic", "body", "Plan:\n- Rest\n"))
                .expectSuccess();
        var letter = Map.of("patientId", patient, "letterId", added.text("letterId"));
        var etag = "\"" + added.text("commit") + "\"";
        var change = with(letter, Map.of("ifMatch", etag, "body", "Plan:\n- Walk\n"));
        var key = Uuid7.now();

        var edited = door.call("editLetter", clinician, change, "Idempotency-Key", key)
                .expectSuccess();
        assertThat(edited.text("commit")).isNotEqualTo(added.text("commit"));
        assertThat(door.call("editLetter", clinician, change, "Idempotency-Key", key)
                        .expectSuccess()
                        .json())
                .isEqualTo(edited.json());
        var fresh = "\"" + edited.text("commit") + "\"";
        door.call("editLetter", clinician, with(letter, Map.of("body", "c"))).expect("if-match-required");
        assertThat(door.call("editLetter", clinician, with(letter, Map.of("body", "c", "ifMatch", "*")))
                        .expect("malformed-request")
                        .fields())
                .containsExactly("if_match");
        door.call("editLetter", clinician, with(letter, Map.of("body", "c", "ifMatch", etag)))
                .expect("stale");
        door.call("editLetter", clinician, with(letter, Map.of("body", "Plan:\n- Walk\n", "ifMatch", fresh)))
                .expect("nothing-changed");
        door.call("editLetter", administrator, with(letter, Map.of("body", "c", "ifMatch", fresh)))
                .expect("not-allowed");

        var seen = new String[] {"Vpr-Min-Position", edited.position()};
        var lines = door.call("listLetterVersions", clinician, letter, seen).expectSuccess();
        assertThat(lines.json().path("items").findValuesAsString("version")).containsExactly("2", "1");
        var first = door.call("readLetterVersion", clinician, with(letter, Map.of("version", 1)), seen)
                .expectSuccess();
        assertThat(first.text("body")).isEqualTo("Plan:\n- Rest\n");
        var then = with(letter, Map.of("asOf", first.text("recordedAt")));
        assertThat(door.call("readLetter", clinician, then, seen)
                        .expectSuccess()
                        .text("commit"))
                .isEqualTo(added.text("commit"));
        var diff = door.call("diffLetter", clinician, letter, seen).expectSuccess();
        assertThat(diff.json().at("/body/0/lines").findValuesAsString("change"))
                .containsExactly("same", "removed", "added");
        assertThat(diff.json().at("/from/version").asInt()).isEqualTo(1);
        assertThat(door.call("diffLetter", clinician, with(letter, Map.of("from", 1, "to", 3)), seen)
                        .expect("not-found")
                        .fields())
                .containsExactly("to");
        assertThat(door.call("readLetterVersion", clinician, with(letter, Map.of("version", 3)), seen)
                        .expect("not-found")
                        .fields())
                .containsExactly("version");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("doors")
    void demographics_are_changed_and_their_versions_are_listed_read_and_compared(Door door) {
        var before = Map.<String, Object>of("name", List.of(Map.of("family", "Jones")), "birthDate", "1968-04");
        var created = door.call("createPatient", clinician, before).expectSuccess();
        var patient = Map.of("patientId", created.text("patientId"));
        var etag = "\"" + created.json().at("/commits/demographics").asString() + "\"";
        var after = Map.<String, Object>of("name", List.of(Map.of("family", "Smith")), "birthDate", "1968-04");
        var change = with(with(patient, Map.of("ifMatch", etag)), after);

        var changed = door.call("changeDemographics", clinician, change).expectSuccess();
        door.call("changeDemographics", clinician, change).expect("stale");
        door.call("changeDemographics", clinician, with(patient, after)).expect("if-match-required");
        var fresh = "\"" + changed.text("commit") + "\"";
        door.call("changeDemographics", clinician, with(with(patient, Map.of("ifMatch", fresh)), after))
                .expect("nothing-changed");

        var seen = new String[] {"Vpr-Min-Position", changed.position()};
        assertThat(door.call("readPatient", clinician, patient, seen)
                        .expectSuccess()
                        .json()
                        .at("/demographics/name/0/family")
                        .asString())
                .isEqualTo("Smith");
        var lines = door.call("listPatientVersions", clinician, patient, seen).expectSuccess();
        assertThat(lines.json().path("items").findValuesAsString("version")).containsExactly("2", "1");
        assertThat(door.call("readPatientVersion", clinician, with(patient, Map.of("version", 1)), seen)
                        .expectSuccess()
                        .json()
                        .at("/demographics/name/0/family")
                        .asString())
                .isEqualTo("Jones");
        var diff = door.call("diffPatient", clinician, patient, seen).expectSuccess();
        assertThat(diff.json().at("/fields/0/field").asString()).isEqualTo("/name/0/family");
        assertThat(diff.json().at("/fields/0/to").asString()).isEqualTo("Smith");
        door.call("diffPatient", clinician, with(patient, Map.of("from", 7)), seen)
                .expect("not-found");
    }

    @Test
    void both_show_the_same() {
        var patient = grpc.call("createPatient", clinician, Input.patients().get(11))
                .expectSuccess()
                .text("patientId");
        var added = rest.call("addLetter", clinician, with(Input.letters().get(11), Map.of("patientId", patient)))
                .expectSuccess();
        var ofPatient = Map.of("patientId", patient);
        var ofLetter = Map.of("patientId", patient, "letterId", added.text("letterId"));

        Map.of(
                        "readPatient", ofPatient,
                        "listLetters", ofPatient,
                        "listActivity", ofPatient,
                        "readLetter", ofLetter,
                        "listLetterVersions", ofLetter,
                        "diffLetter", ofLetter,
                        "listPatientVersions", ofPatient,
                        "diffPatient", ofPatient,
                        "listApiKeys", Map.of("limit", 200))
                .forEach((operation, request) -> {
                    var key = operation.equals("listApiKeys") ? administrator : clinician;
                    var byRest = rest.call(operation, key, request, "Vpr-Min-Position", added.position())
                            .expectSuccess();
                    var byGrpc = grpc.call(operation, key, request, "Vpr-Min-Position", added.position())
                            .expectSuccess();
                    assertThat(plain(byGrpc.json(), operation))
                            .as(operation)
                            .isEqualTo(plain(byRest.json(), operation));
                });
    }

    // A page's position is a field here and a header there, an etag likewise. What is empty or 0 has no form in
    // ProtoJSON,
    // and a number of 64 bits is text there.
    private static Object plain(JsonNode json, String operation) {
        var object = (ObjectNode) json.deepCopy();
        object.remove("etag");
        if (operation.startsWith("list")) {
            object.remove(List.of("position", "next"));
        }
        return plain(object);
    }

    private static Object plain(JsonNode json) {
        if (json.isArray()) {
            return StreamSupport.stream(json.spliterator(), false)
                    .map(BothTransportsTest::plain)
                    .toList();
        }
        if (json.isObject()) {
            var fields = new TreeMap<String, Object>();
            json.forEachEntry((name, value) -> {
                if (!value.isNull()) {
                    fields.put(name, plain(value));
                }
            });
            fields.values().removeIf(value -> value.equals(List.of()) || value.equals("0"));
            return fields;
        }
        return json.asString();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("doors")
    void a_retry_with_the_same_key_is_answered_as_the_first_request_and_another_request_is_refused(Door door) {
        var key = Uuid7.now();
        var patient = Input.patients().get(3);

        var first = door.call("createPatient", clinician, patient, "Idempotency-Key", key)
                .expectSuccess();
        var second = door.call("createPatient", clinician, patient, "Idempotency-Key", key)
                .expectSuccess();

        assertThat(second.json()).isEqualTo(first.json());
        assertThat(second.position()).isEqualTo(first.position());
        assertThat(first.headers()).doesNotContainKey("idempotency-replayed");
        assertThat(second.headers()).containsEntry("idempotency-replayed", "true");
        assertThat(door.call("createPatient", clinician, Input.patients().get(4), "Idempotency-Key", key)
                        .expect("key-reused")
                        .fields())
                .containsExactly("idempotency-key");
        // The key means the same by the other door.
        var other = door.equals(rest) ? grpc : rest;
        assertThat(other.call("createPatient", clinician, patient, "Idempotency-Key", key)
                        .expectSuccess()
                        .text("patientId"))
                .isEqualTo(first.text("patientId"));
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("doors")
    void fields_that_break_a_rule_are_named(Door door) {
        var patient = door.call("createPatient", clinician, Input.patients().getFirst())
                .expectSuccess()
                .text("patientId");

        refused(door, "addLetter", Map.of("patientId", patient), "malformed-request", "body");
        refused(door, "addLetter", Map.of("patientId", patient, "body", ""), "invalid-field", "body");
        refused(
                door,
                "addLetter",
                Map.of("patientId", patient, "body", "a", "startTime", "yesterday"),
                "invalid-field",
                "start_time");
        refused(
                door,
                "addLetter",
                Map.of("patientId", patient, "body", "a", "author", Map.of("role", "Consultant")),
                "malformed-request",
                "author.name");
        refused(door, "createPatient", Map.of(), "invalid-field", "name");
        refused(
                door,
                "createPatient",
                Map.of("name", List.of(Map.of("family", "Jones")), "birthDate", "1972-13"),
                "invalid-field",
                "birth_date");
        refused(door, "searchPatients", Map.of(), "invalid-field", "body");
        refused(door, "listPatients", Map.of("limit", 201), "invalid-field", "limit");
        refused(door, "listPatients", Map.of("cursor", "none"), "invalid-cursor", "cursor");
        refused(door, "readPatient", Map.of("patientId", "nonsense"), "malformed-id", "patient_id");
        refused(door, "readLetter", Map.of("patientId", patient, "letterId", "nonsense"), "malformed-id", "letter_id");
        door.call("readPatient", clinician, Map.of("patientId", UNKNOWN)).expect("not-found");
        door.call("addLetter", clinician, Map.of("patientId", UNKNOWN, "body", "a"))
                .expect("not-found");
    }

    private void refused(Door door, String operation, Map<String, ?> request, String problem, String field) {
        assertThat(door.call(operation, clinician, request).expect(problem).fields())
                .as(operation + " " + problem)
                .containsExactly(field);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("doors")
    void a_wrong_idempotency_key_a_wrong_correlation_and_a_wrong_position_are_named(Door door) {
        var patient = Input.patients().getFirst();

        assertThat(door.call("createPatient", clinician, patient, "Idempotency-Key", "none")
                        .expect("invalid-field")
                        .fields())
                .containsExactly("idempotency-key");
        assertThat(door.call("createPatient", clinician, patient, "Vpr-Correlation-Id", "none")
                        .expect("invalid-field")
                        .fields())
                .containsExactly("vpr-correlation-id");
        assertThat(door.call("listPatients", clinician, Map.of(), "Vpr-Min-Position", "none")
                        .expect("malformed-request")
                        .fields())
                .containsExactly("vpr-min-position");
        door.call("listPatients", clinician, Map.of(), "Vpr-Min-Position", "0009-000000000000001")
                .expect("position-not-reached");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("doors")
    void a_missing_a_wrong_an_expired_and_a_revoked_key_are_told_apart_and_roles_are_kept(Door door) throws Exception {
        var author = Map.of("name", "Dr Jane Smith");
        var soon = Instant.now().plusMillis(1500);
        var auditor = door.call(
                        "createApiKey",
                        administrator,
                        Map.of("name", "audit", "roles", List.of("auditor"), "author", author))
                .expectSuccess();
        var expiring = door.call(
                        "createApiKey",
                        administrator,
                        Map.of(
                                "name",
                                "short",
                                "roles",
                                List.of("clinician"),
                                "author",
                                author,
                                "expires",
                                soon.toString()))
                .expectSuccess()
                .text("key");

        door.call("listPatients", "", Map.of()).expect("missing-key");
        door.call("listPatients", "nonsense", Map.of()).expect("unknown-key");
        door.call("listPatients", auditor.text("key"), Map.of()).expectSuccess();
        door.call("createPatient", auditor.text("key"), Input.patients().getFirst())
                .expect("not-allowed");
        door.call("listApiKeys", clinician, Map.of()).expect("not-allowed");
        door.call("revokeApiKey", administrator, Map.of("keyId", auditor.text("keyId")))
                .expectSuccess();
        door.call("revokeApiKey", administrator, Map.of("keyId", auditor.text("keyId")))
                .expect("conflict");
        door.call("listPatients", auditor.text("key"), Map.of()).expect("revoked-key");
        while (Instant.now().isBefore(soon)) {
            Thread.onSpinWait();
        }
        door.call("listPatients", expiring, Map.of()).expect("expired-key");
    }

    private static Map<String, Object> with(Map<String, ?> some, Map<String, ?> more) {
        var all = new LinkedHashMap<String, Object>(some);
        all.putAll(more);
        return all;
    }
}
