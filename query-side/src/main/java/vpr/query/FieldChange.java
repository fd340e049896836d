package vpr.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A field that differs between two versions.
 *
 * @param from its value in the one, as JSON; null where it is not there
 * @param to its value in the other
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "FieldChange", description = "A field that differs")
public record FieldChange(
        @Schema(description = "Which one: a JSON Pointer (RFC 6901)", example = "/name/0/family")
        String field,

        @JsonRawValue
        @Schema(
                types = {"string", "number", "integer", "boolean", "object", "array", "null"},
                description = "Its value in the first version; missing where it was not there",
                example = "\"Treviño\"")
        @Nullable
        String from,

        @JsonRawValue
        @Schema(
                types = {"string", "number", "integer", "boolean", "object", "array", "null"},
                description = "Its value in the second version; missing where it is not there",
                example = "\"Lee\"")
        @Nullable
        String to) {

    /** The fields that differ, as deep as both have them: lists entry by entry, by place; numbers with their digits. */
    public static List<FieldChange> between(JsonNode from, JsonNode to) {
        var changes = new ArrayList<FieldChange>();
        compare("", from, to, changes);
        return changes;
    }

    private static void compare(
            String field, @Nullable JsonNode from, @Nullable JsonNode to, List<FieldChange> changes) {
        if (from != null && to != null && from.isObject() && to.isObject()) {
            var names = new LinkedHashSet<>(from.propertyNames());
            names.addAll(to.propertyNames());
            names.forEach(name -> compare(field + "/" + escaped(name), from.get(name), to.get(name), changes));
        } else if (from != null && to != null && from.isArray() && to.isArray()) {
            for (var place = 0; place < Math.max(from.size(), to.size()); place++) {
                compare(field + "/" + place, from.get(place), to.get(place), changes);
            }
        } else if (!Objects.equals(textOf(from), textOf(to))) {
            changes.add(new FieldChange(field, textOf(from), textOf(to)));
        }
    }

    private static @Nullable String textOf(@Nullable JsonNode value) {
        return value == null ? null : value.toString();
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "FieldChange";
    }
}
