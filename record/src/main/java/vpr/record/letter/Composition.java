package vpr.record.letter;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import vpr.record.EntryId;
import vpr.record.InvalidException;
import vpr.record.Line;
import vpr.record.RmVersion;
import vpr.record.yaml.Fields;
import vpr.record.yaml.MappingBuilder;
import vpr.record.yaml.Yaml;

/**
 * The openEHR composition around a letter's prose: who, when, and any snapshots. What is not known here, evaluations of
 * other archetypes above all, stays in the tree as it is.
 *
 * @param tree the whole composition
 */
public record Composition(Yaml.Mapping tree) {
    private static final String ARCHETYPE = "openEHR-EHR-COMPOSITION.correspondence.v1";
    private static final String SECTION = "openEHR-EHR-SECTION.correspondence.v1";
    private static final String NARRATIVE = "openEHR-EHR-EVALUATION.clinical_correspondence.v1";

    public Composition {
        var fields = new Fields(tree);
        if (!ARCHETYPE.equals(fields.text("archetype_node_id"))) {
            throw new InvalidException("archetype_node_id", "must be " + ARCHETYPE);
        }
        fields.parsed("rm_version", RmVersion::check);
        fields.parsed("uid", EntryId::parse);
        fields.mapping("name", name -> name.parsed("value", Line::check));
        fields.mapping("composer", Composition::composer);
        fields.mapping("context", context -> context.parsed("start_time", StartTime::parse));
        readSnapshots(fields);
    }

    /** A letter's composition with its prose in {@code body.md} and no snapshot. */
    public static Composition letter(
            EntryId uid, String rmVersion, String name, Composer composer, OffsetDateTime startTime) {
        var narrative = new MappingBuilder().text("type", "external_text").text("path", "./body.md");
        var evaluation = node(NARRATIVE, "Clinical correspondence")
                .mapping("data", new MappingBuilder().mapping("narrative", narrative));
        var section = node(SECTION, "Correspondence")
                .sequence("items", List.of(evaluation), item -> wrapped("evaluation", item));
        return new Composition(new MappingBuilder()
                .text("rm_version", rmVersion)
                .text("uid", uid.toString())
                .text("archetype_node_id", ARCHETYPE)
                .mapping("name", value(name))
                .mapping("category", value("event"))
                .mapping(
                        "composer",
                        new MappingBuilder().text("name", composer.name()).optionalText("role", composer.role()))
                .mapping("context", new MappingBuilder().text("start_time", StartTime.text(startTime)))
                .sequence("content", List.of(section), item -> wrapped("section", item))
                .build());
    }

    /**
     * This composition with another name, composer or time. Everything else stays as and where it is, what is not known
     * here above all, and so does each of the three that is what it was.
     */
    public Composition with(String name, Composer composer, OffsetDateTime startTime) {
        var changed = new MappingBuilder().allBut(tree);
        if (!name.equals(name())) {
            changed.mapping("name", inner("name").text("value", name));
        }
        if (!composer.equals(composer())) {
            var person = composer.role() == null ? inner("composer", "role") : inner("composer");
            changed.mapping("composer", person.text("name", composer.name()).optionalText("role", composer.role()));
        }
        if (!startTime.equals(startTime())) {
            changed.mapping("context", inner("context").text("start_time", StartTime.text(startTime)));
        }
        return new Composition(changed.build());
    }

    /** This composition under another id. */
    Composition as(EntryId uid) {
        return new Composition(
                new MappingBuilder().allBut(tree).text("uid", uid.toString()).build());
    }

    private MappingBuilder inner(String key, String... without) {
        return new MappingBuilder().allBut((Yaml.Mapping) Objects.requireNonNull(tree.get(key)), without);
    }

    private static MappingBuilder node(String archetype, String name) {
        return new MappingBuilder().text("archetype_node_id", archetype).mapping("name", value(name));
    }

    private static MappingBuilder value(String value) {
        return new MappingBuilder().text("value", value);
    }

    private static Yaml wrapped(String key, MappingBuilder inner) {
        return new MappingBuilder().mapping(key, inner).build();
    }

    /** The letter's id. */
    public EntryId uid() {
        return new Fields(tree).parsed("uid", EntryId::parse);
    }

    public String rmVersion() {
        return new Fields(tree).text("rm_version");
    }

    /** What the letter is called, such as Clinical letter. */
    public String name() {
        return new Fields(tree).mapping("name", name -> name.text("value"));
    }

    public Composer composer() {
        return new Fields(tree).mapping("composer", Composition::composer);
    }

    /** When what the letter tells of began, with the offset that was given. */
    public OffsetDateTime startTime() {
        return new Fields(tree).mapping("context", context -> context.parsed("start_time", StartTime::parse));
    }

    /** The snapshots in their order, those of the older archetype too. */
    public List<Snapshot> snapshots() {
        return readSnapshots(new Fields(tree));
    }

    private static Composer composer(Fields fields) {
        return new Composer(fields.text("name"), fields.optionalText("role"));
    }

    private static List<Snapshot> readSnapshots(Fields composition) {
        List<Snapshot> snapshots = new ArrayList<>();
        composition.eachMapping(
                "content",
                content -> content.ifMapping(
                        "section",
                        section -> section.eachMapping(
                                "items",
                                item -> item.ifMapping("evaluation", evaluation -> addTo(snapshots, evaluation)))));
        return snapshots;
    }

    /** Evaluations of other archetypes are nobody's snapshot. */
    private static void addTo(List<Snapshot> snapshots, Fields evaluation) {
        String archetype = evaluation.optionalText("archetype_node_id");
        if (Snapshot.ARCHETYPE.equals(archetype)) {
            snapshots.add(Snapshot.read(evaluation));
        } else if (Snapshot.OLDER_ARCHETYPE.equals(archetype)) {
            snapshots.add(Snapshot.readOlder(evaluation));
        }
    }
}
