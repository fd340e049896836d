package vpr.record.letter;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vpr.record.InvalidException;
import vpr.record.yaml.Fields;

/**
 * What the author thought relevant for one letter, of one kind; it claims to be neither complete nor valid beyond it.
 *
 * @param kind such as diagnoses or medications; any word is valid
 * @param items possibly none, each coded or not
 * @param narrative text beside the items
 * @param name the evaluation's name, to be shown above
 * @param copiedFrom where it was copied from an earlier letter
 */
public record Snapshot(
        String kind,
        List<Item> items,
        @Nullable String narrative,
        @Nullable String name,
        @Nullable CopiedFrom copiedFrom) {
    static final String ARCHETYPE = "openEHR-EHR-EVALUATION.snapshot.v1";
    static final String OLDER_ARCHETYPE = "openEHR-EHR-EVALUATION.problem_summary.v1";

    /** One entry of a snapshot. */
    public record Item(String text, @Nullable Code code) {
        /** Says nothing of the person. */
        @Override
        public String toString() {
            return "Item";
        }
    }

    /** A code of a terminology, such as SNOMED-CT 38341003. */
    public record Code(String terminology, String value) {
        /** Says nothing of the person. */
        @Override
        public String toString() {
            return "Code";
        }
    }

    /** The snapshot of an earlier letter, at one commit, that was copied forward. */
    public record CopiedFrom(
            String letterId,
            @Nullable String commit,
            @Nullable String kind) {}

    public Snapshot {
        items = List.copyOf(items);
    }

    /** Reads an evaluation of {@link #ARCHETYPE}. */
    static Snapshot read(Fields evaluation) {
        return evaluation.mapping(
                "data",
                data -> new Snapshot(
                        data.mapping("kind", kind -> kind.text("value")),
                        data.mappings("items", Snapshot::item),
                        data.optionalMapping("narrative", Snapshot::narrative),
                        name(evaluation),
                        data.optionalMapping("copied_from", Snapshot::copiedFrom)));
    }

    /** Reads an evaluation of {@link #OLDER_ARCHETYPE}: its diagnoses have names alone. */
    static Snapshot readOlder(Fields evaluation) {
        return evaluation.mapping(
                "data",
                data -> new Snapshot(
                        "diagnoses",
                        data.mappings("diagnoses", diagnosis -> new Item(diagnosis.text("name"), null)),
                        null,
                        name(evaluation),
                        null));
    }

    private static @Nullable String name(Fields evaluation) {
        return evaluation.optionalMapping("name", name -> name.text("value"));
    }

    private static Item item(Fields item) {
        return new Item(
                item.text("text"),
                item.optionalMapping("code", code -> new Code(code.text("terminology"), code.text("value"))));
    }

    private static String narrative(Fields narrative) {
        if (!"inline_text".equals(narrative.text("type"))) {
            throw new InvalidException("type", "must be inline_text");
        }
        return narrative.text("text");
    }

    private static CopiedFrom copiedFrom(Fields from) {
        return new CopiedFrom(from.text("letter_id"), from.optionalText("commit"), from.optionalText("kind"));
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "Snapshot[" + items.size() + " items]";
    }
}
