package vpr.record.patient;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import vpr.record.InvalidException;
import vpr.record.RecordId;
import vpr.record.commit.FileChanges;
import vpr.record.commit.RecordPath;
import vpr.record.commit.SaltedYaml;
import vpr.record.commit.Salts;
import vpr.record.commit.StoredFiles;
import vpr.record.yaml.Fields;
import vpr.record.yaml.MappingBuilder;
import vpr.record.yaml.Yaml;

/** The first files of a clinical record: {@code ehr_status.yaml}, {@code .gitattributes}, and the template's. */
public final class EhrStatusFiles {
    public static final RecordPath STATUS = RecordPath.of("ehr_status.yaml");
    public static final RecordPath ATTRIBUTES = RecordPath.of(".gitattributes");

    private static final String ARCHETYPE = "openEHR-EHR-STATUS.ehr_status.v1";
    private static final String NAME = "EHR Status";

    /** No line end is ever converted, and attachments are Git LFS pointers. */
    private static final String ATTRIBUTES_TEXT = """
            * -text
            correspondence/letter/*/attachments/* filter=lfs diff=lfs merge=lfs
            """;

    private EhrStatusFiles() {}

    public static byte[] writeStatus(EhrStatus status, Salts salts) {
        var reference = new MappingBuilder()
                .mapping(
                        "id",
                        new MappingBuilder().text("value", status.subject().hex()))
                .text("namespace", status.namespace())
                .text("type", "PERSON");
        Yaml.Mapping tree = new MappingBuilder()
                .text("rm_version", status.rmVersion())
                .mapping(
                        "ehr_id",
                        new MappingBuilder().text("value", status.ehrId().uuid().toString()))
                .text("archetype_node_id", ARCHETYPE)
                .mapping("name", new MappingBuilder().text("value", NAME))
                .mapping("subject", new MappingBuilder().mapping("external_ref", reference))
                .bool("is_queryable", status.queryable())
                .bool("is_modifiable", status.modifiable())
                .build();
        return SaltedYaml.write(salts.next(), tree);
    }

    public static EhrStatus readStatus(byte[] file) {
        var fields = new Fields(SaltedYaml.read(file));
        record Subject(RecordId id, String namespace) {}
        Subject subject = fields.mapping(
                "subject",
                inner -> inner.mapping(
                        "external_ref",
                        reference -> new Subject(
                                reference.mapping("id", id -> id.parsed("value", RecordId::parse)),
                                reference.text("namespace"))));
        return new EhrStatus(
                fields.text("rm_version"),
                fields.mapping("ehr_id", id -> id.parsed("value", RecordId::parseUuid)),
                subject.id(),
                subject.namespace(),
                fields.bool("is_queryable"),
                fields.bool("is_modifiable"));
    }

    /** The files that begin the record. */
    public static FileChanges write(EhrStatus status, List<TemplateFile> template, Salts salts) {
        FileChanges files = FileChanges.put(STATUS, writeStatus(status, salts))
                .and(FileChanges.put(ATTRIBUTES, ATTRIBUTES_TEXT.getBytes(US_ASCII)));
        for (TemplateFile file : template) {
            files = files.and(FileChanges.put(new RecordPath(file.path()), file.content()));
        }
        return files;
    }

    public static PatientEvent.ClinicalRecordCreated read(RecordId clinical, StoredFiles files) {
        EhrStatus status = files.present(STATUS, EhrStatusFiles::readStatus);
        if (!status.ehrId().equals(clinical)) {
            throw new InvalidException("ehr_status.yaml.ehr_id.value", "must be the record's id");
        }
        List<TemplateFile> template = files.byPath().keySet().stream()
                .filter(path -> !path.equals(STATUS) && !path.equals(ATTRIBUTES))
                .map(path -> files.present(path, bytes -> new TemplateFile(path.text(), bytes)))
                .toList();
        return new PatientEvent.ClinicalRecordCreated(status, template);
    }
}
