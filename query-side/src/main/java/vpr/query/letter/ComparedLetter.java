package vpr.query.letter;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vpr.api.Problem;
import vpr.api.ProblemType;
import vpr.query.AuthorView;
import vpr.query.ComparedVersion;
import vpr.query.PrintedJson;

/**
 * One of the two versions of a letter that are compared.
 *
 * @param fields the Letter as it is read, without its prose and what VPR knows of the version; a value that has a field of
 *     its own does not stand in the composition again
 */
record ComparedLetter(String letterId, ComparedVersion version, JsonNode fields, String body, String position) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @throws Problem WITHHELD when a redaction took the version's text away */
    static ComparedLetter of(LetterView letter) {
        if (letter.body() == null || letter.composition() == null) {
            throw Problem.of(
                    ProblemType.WITHHELD,
                    "The text of version " + letter.version() + " was taken away by a redaction.");
        }
        var author = letter.author();
        return new ComparedLetter(
                letter.letterId(),
                new ComparedVersion(
                        letter.version(),
                        letter.recordedAt(),
                        new AuthorView(author.name(), author.role(), author.registrations(), author.careLocation()),
                        letter.commit()),
                fields(letter, letter.composition()),
                letter.body(),
                letter.position());
    }

    private static ObjectNode fields(LetterView letter, String composition) {
        var fields = JSON.createObjectNode();
        fields.set("name", JSON.valueToTree(letter.name()));
        fields.set("composer", JSON.valueToTree(letter.composer()));
        fields.set("startTime", JSON.valueToTree(letter.startTime()));
        fields.set("references", JSON.valueToTree(letter.references()));
        var rest = (ObjectNode) PrintedJson.read(composition);
        drop(rest, "name", "value");
        drop(rest, "composer", "name", "role");
        drop(rest, "context", "start_time");
        fields.set("composition", rest);
        return fields;
    }

    private static void drop(ObjectNode composition, String key, String... shown) {
        if (composition.get(key) instanceof ObjectNode inner) {
            for (var field : shown) {
                inner.remove(field);
            }
        }
    }

    String printedFields() {
        return PrintedJson.of(fields);
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "ComparedLetter[" + letterId + "]";
    }
}
