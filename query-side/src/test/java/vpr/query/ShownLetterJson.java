package vpr.query;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Versions of letters as projections keep them. */
final class ShownLetterJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ShownLetterJson() {}

    static String first(
            String letterId, String startTime, @Nullable String body, OffsetDateTime recorded, String commit) {
        var json = letter(letterId, "Clinical letter", startTime, body);
        recorded(json, 1, recorded);
        json.putObject("author")
                .put("name", "Dr Jane Smith")
                .put("role", "Consultant")
                .put("careLocation", "Example NHS Trust")
                .putArray("registrations")
                .addObject()
                .put("authority", "GMC")
                .put("number", "1234567");
        json.put("caller", "abcdefghijklmnop");
        signature(json, "attested", "CN=VPR service", "4711", recorded);
        return json.put("commit", commit).put("position", Written.position(2)).toString();
    }

    static String edited(String letterId, int version, String name, @Nullable String body, OffsetDateTime recorded) {
        var json = letter(letterId, name, "2026-01-12T10:14:00Z", body);
        if (body != null) {
            json.putArray("references").add("550e8400-e29b-41d4-a716-446655440000");
        }
        recorded(json, version, recorded);
        json.putObject("author").put("name", "Dr Omar Haddad").putArray("registrations");
        json.put("caller", "ponmlkjihgfedcba");
        signature(json, "authored", "CN=Dr Omar Haddad", "4712", recorded);
        return json.put("commit", Written.commit(version))
                .put("position", Written.position(100 + version))
                .toString();
    }

    private static ObjectNode letter(String letterId, String name, String startTime, @Nullable String body) {
        var json = JSON.createObjectNode().put("letterId", letterId);
        if (body == null) {
            json.putArray("references");
            json.putObject("withheld").put("redaction", "the-redaction");
            return json;
        }
        json.put("name", name).put("body", body);
        json.putObject("composer").put("name", "Dr Jane Smith").put("role", "Consultant");
        json.put("startTime", startTime).putArray("references");
        json.set("composition", JSON.readTree("""
                {"uid":"%s","name":{"value":"%s"},"category":{"value":"event"},
                 "composer":{"name":"Dr Jane Smith","role":"Consultant"},"context":{"start_time":"%s"}}""".formatted(letterId, name, startTime)));
        return json;
    }

    private static void recorded(ObjectNode json, int version, OffsetDateTime when) {
        json.put("version", version).put("recordedAt", when.toInstant().toString());
    }

    private static void signature(
            ObjectNode json, String meaning, String subject, String serial, OffsetDateTime signed) {
        json.putObject("signature")
                .put("meaning", meaning)
                .put("subject", subject)
                .put("issuer", "CN=VPR CA")
                .put("serial", serial)
                .put("fingerprint", "ab" + serial)
                .put("signedAt", signed.toInstant().toString());
    }
}
