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

/** The files of a demographics record: {@code patient.yaml}, a FHIR R4 Patient, and {@code RECORDS.yaml}. */
public final class PatientFiles {
    public static final RecordPath PATIENT = RecordPath.of("patient.yaml");
    public static final RecordPath RECORDS = RecordPath.of("RECORDS.yaml");

    private PatientFiles() {}

    public static byte[] writePatient(RecordId demographics, Patient patient, Salts salts) {
        Yaml.Mapping resource = new MappingBuilder()
                .text("resourceType", Patient.TYPE)
                .text("id", demographics.hex())
                .allBut(patient.resource(), "resourceType")
                .build();
        return SaltedYaml.write(salts.next(), resource);
    }

    public static Patient readPatient(RecordId demographics, byte[] file) {
        Yaml.Mapping resource = SaltedYaml.read(file);
        requireId("id", demographics, new Fields(resource).text("id"));
        return new Patient(new MappingBuilder().allBut(resource, "id").build());
    }

    public static byte[] writeLinks(RecordLinks links, Salts salts) {
        Yaml.Mapping tree = new MappingBuilder()
                .text("clinical_id", links.clinical().hex())
                .text("coordination_id", links.coordination().hex())
                .build();
        return SaltedYaml.write(salts.next(), tree);
    }

    public static RecordLinks readLinks(byte[] file) {
        Fields fields = new Fields(SaltedYaml.read(file)).only("clinical_id", "coordination_id");
        return new RecordLinks(
                fields.parsed("clinical_id", RecordId::parse), fields.parsed("coordination_id", RecordId::parse));
    }

    /** The files that begin the record. */
    public static FileChanges write(RecordId demographics, RecordLinks records, Patient patient, Salts salts) {
        return FileChanges.put(PATIENT, writePatient(demographics, patient, salts))
                .and(FileChanges.put(RECORDS, writeLinks(records, salts)));
    }

    public static PatientEvent.DemographicsCreated read(RecordId demographics, StoredFiles files) {
        return new PatientEvent.DemographicsCreated(
                demographics,
                files.present(RECORDS, PatientFiles::readLinks),
                files.content(PATIENT, file -> readPatient(demographics, file)));
    }

    /** The files that a change writes anew. */
    public static FileChanges write(RecordId demographics, Patient patient, Salts salts) {
        return FileChanges.put(PATIENT, writePatient(demographics, patient, salts));
    }

    public static PatientEvent.DemographicsChanged readChanged(RecordId demographics, StoredFiles files) {
        return new PatientEvent.DemographicsChanged(
                demographics, files.content(PATIENT, file -> readPatient(demographics, file)));
    }

    private static void requireId(String field, RecordId expected, String found) {
        if (!expected.hex().equals(found)) {
            throw new InvalidException(field, "must be the record's id");
        }
    }
}
