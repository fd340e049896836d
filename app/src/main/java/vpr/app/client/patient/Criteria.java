package vpr.app.client.patient;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vpr.app.client.Screen;
import vpr.app.client.TextInput;
import vpr.app.client.UsageException;

/** What patients are searched by, asked of a person or read. */
final class Criteria {
    private Criteria() {}

    static ObjectNode read(@Nullable String file) {
        return file == null && Screen.isTerminal() ? asked() : given(TextInput.read(file, "words of the name"));
    }

    private static ObjectNode asked() {
        Screen.say("Leave empty what you do not know.");
        var criteria = JsonNodeFactory.instance.objectNode();
        put(criteria, "name", Screen.ask("Name (words, or their beginnings): "));
        put(criteria, "birthDate", Screen.ask("Born (YYYY, YYYY-MM or YYYY-MM-DD): "));
        var identifier = JsonNodeFactory.instance.objectNode();
        put(identifier, "value", Screen.ask("Identifier, such as a hospital number: "));
        if (!identifier.isEmpty()) {
            criteria.set("identifier", identifier);
        }
        return criteria;
    }

    private static void put(ObjectNode node, String field, String line) {
        if (!line.isBlank()) {
            node.put(field, line.strip());
        }
    }

    static ObjectNode given(String text) {
        var words = text.strip();
        if (words.startsWith("{")) {
            return TextInput.object(text);
        }
        if (words.isEmpty() || words.lines().count() > 1) {
            throw new UsageException("The input must be one line with words of the name, or a JSON object.");
        }
        return JsonNodeFactory.instance.objectNode().put("name", words);
    }
}
