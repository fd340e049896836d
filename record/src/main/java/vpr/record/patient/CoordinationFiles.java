package vpr.record.patient;

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

/** The first file of a coordination record: {@code COORDINATION_STATUS.yaml}. */
public final class CoordinationFiles {
    public static final RecordPath STATUS = RecordPath.of("COORDINATION_STATUS.yaml");

    private CoordinationFiles() {}

    public static byte[] writeStatus(CoordinationStatus status, Salts salts) {
        Yaml.Mapping tree = new MappingBuilder()
                .text("coordination_id", status.coordination().hex())
                .text("clinical_id", status.clinical().hex())
                .mapping(
                        "status",
                        new MappingBuilder()
                                .text("lifecycle_state", status.state().stored())
                                .bool("record_open", status.open())
                                .bool("record_queryable", status.queryable())
                                .bool("record_modifiable", status.modifiable()))
                .build();
        return SaltedYaml.write(salts.next(), tree);
    }

    public static CoordinationStatus readStatus(byte[] file) {
        Fields fields = new Fields(SaltedYaml.read(file)).only("coordination_id", "clinical_id", "status");
        RecordId coordination = fields.parsed("coordination_id", RecordId::parse);
        RecordId clinical = fields.parsed("clinical_id", RecordId::parse);
        return fields.mapping("status", status -> {
            status.only("lifecycle_state", "record_open", "record_queryable", "record_modifiable");
            return new CoordinationStatus(
                    coordination,
                    clinical,
                    status.parsed("lifecycle_state", LifecycleState::parse),
                    status.bool("record_open"),
                    status.bool("record_queryable"),
                    status.bool("record_modifiable"));
        });
    }

    /** The file that begins the record. */
    public static FileChanges write(CoordinationStatus status, Salts salts) {
        return FileChanges.put(STATUS, writeStatus(status, salts));
    }

    public static PatientEvent.CoordinationRecordCreated read(RecordId coordination, StoredFiles files) {
        CoordinationStatus status = files.present(STATUS, CoordinationFiles::readStatus);
        if (!status.coordination().equals(coordination)) {
            throw new InvalidException(STATUS + ".coordination_id", "must be the record's id");
        }
        return new PatientEvent.CoordinationRecordCreated(status);
    }
}
