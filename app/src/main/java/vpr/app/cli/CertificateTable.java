package vpr.app.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import vpr.gitstore.signing.CertificateList;
import vpr.record.Registration;

/** The certificates as a person or a program reads them. */
final class CertificateTable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ROW = "%-33s %-8s %-13s %-20s %s%n";

    private CertificateTable() {}

    static String text(CertificateList certificates) {
        var text = new StringBuilder(String.format(ROW, "SERIAL", "USE", "STATE", "UNTIL", "SUBJECT"));
        for (var line : certificates.lines()) {
            var facts = line.facts();
            text.append(String.format(
                    ROW, facts.serial(), word(line.use()), word(line.state()), facts.until(), facts.subject()));
        }
        return text.toString();
    }

    static String json(CertificateList certificates) {
        return JSON.writerWithDefaultPrettyPrinter()
                        .writeValueAsString(certificates.lines().stream()
                                .map(CertificateTable::line)
                                .toList())
                + System.lineSeparator();
    }

    private static Map<String, @Nullable Object> line(CertificateList.Line line) {
        var facts = line.facts();
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("serial", facts.serial());
        fields.put("use", word(line.use()));
        fields.put("state", word(line.state()));
        fields.put("subject", facts.subject());
        fields.put(
                "registrations",
                facts.registrations().stream()
                        .map(CertificateTable::registration)
                        .toList());
        fields.put("from", facts.from().toString());
        fields.put("until", facts.until().toString());
        fields.put("endsSoon", line.endsSoon());
        fields.put("revokedFrom", line.revokedFrom().map(Instant::toString).orElse(null));
        fields.put("sha256", facts.sha256());
        return fields;
    }

    private static Map<String, String> registration(Registration registration) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("authority", registration.authority());
        fields.put("number", registration.number());
        return fields;
    }

    /** What somebody should do something about. */
    static List<String> warnings(CertificateList certificates) {
        var warnings = new ArrayList<String>();
        for (var line : certificates.lines()) {
            if (line.endsSoon()) {
                warnings.add("WARNING: " + line.facts().serial() + " ends "
                        + line.facts().until() + ": " + remedy(line.use()));
            }
        }
        for (var serial : certificates.unreadable()) {
            warnings.add(
                    "WARNING: " + serial + ".pem holds no certificate of that number: restore it from the backup.");
        }
        return warnings;
    }

    private static String remedy(CertificateList.Use use) {
        return switch (use) {
            case CA -> "nothing that it issued is valid longer.";
            case SERVICE -> "vpr cert create --service renews it.";
            case AUTHOR -> "vpr cert create issues another; the newest is used.";
            case AUTHOR_OWN -> "vpr cert create --request issues another.";
        };
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
