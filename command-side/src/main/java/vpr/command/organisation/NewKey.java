package vpr.command.organisation;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vpr.access.NewApiKey;
import vpr.command.Rfc3339;
import vpr.record.Author;
import vpr.record.InvalidException;
import vpr.record.organisation.ApiKey;

/** A request to give out an API key. */
@Schema(example = NewKey.EXAMPLE)
record NewKey(
        @Schema(
                description = "What the key is for",
                minLength = 1,
                maxLength = 200,
                example = "Dr Jane Smith's workstation")
        String name,

        @ArraySchema(
                minItems = 1,
                arraySchema =
                        @Schema(
                                requiredMode = Schema.RequiredMode.REQUIRED,
                                description = "What its user is in the organisation"),
                schema =
                        @Schema(
                                allowableValues = {"administrator", "auditor", "clinician"},
                                example = "clinician"))
        List<String> roles,

        @ArraySchema(
                arraySchema = @Schema(description = "What it may do beyond its roles"),
                schema =
                        @Schema(
                                allowableValues = {"assert-author"},
                                example = "assert-author"))
        List<String> scopes,

        @Schema(description = "The registered identity of whoever uses the key")
        Author author,

        @Schema(
                format = "date-time",
                description = "RFC 3339, in the future; the key does not expire when there is none",
                example = "2036-01-01T00:00:00Z")
        @Nullable
        String expires) {

    static final String EXAMPLE = """
            {
              "name": "Dr Jane Smith's workstation",
              "roles": ["clinician"],
              "author": {
                "name": "Dr Jane Smith",
                "role": "Consultant Physician",
                "registrations": [{"authority": "GMC", "number": "1234567"}],
                "careLocation": "Example NHS Trust"
              }
            }""";

    /** The key as the organisation's record is to hold it. */
    ApiKey key(NewApiKey made, Instant now) {
        return key(made.id(), made.hash(), now);
    }

    /** Whether the stored key is what this asks for. */
    boolean asksFor(ApiKey stored) {
        return key(stored.id(), stored.hash(), stored.created()).equals(stored);
    }

    private ApiKey key(String id, String hash, Instant created) {
        return new ApiKey(
                id,
                hash,
                name,
                constants("roles", roles, ApiKey.Role.values()),
                constants("scopes", scopes, ApiKey.Scope.values()),
                author,
                created,
                expires == null ? null : Rfc3339.parse("expires", expires).toInstant());
    }

    private static <E extends Enum<E>> Set<E> constants(String field, List<String> words, E[] all) {
        var byWord = Arrays.stream(all).collect(Collectors.toMap(NewKey::word, constant -> constant));
        var unknown = words.stream().filter(word -> !byWord.containsKey(word)).findFirst();
        if (unknown.isPresent()) {
            var index = words.indexOf(unknown.get());
            throw new InvalidException(
                    field + "[" + index + "]", "must be one of " + String.join(", ", new TreeSet<>(byWord.keySet())));
        }
        return words.stream().map(byWord::get).collect(Collectors.toSet());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
