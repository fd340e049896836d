package vpr.record.aggregate;

import vpr.record.Content;
import vpr.record.Event;
import vpr.record.EventName;
import vpr.record.RecordId;
import vpr.record.commit.FileChanges;
import vpr.record.commit.Salts;
import vpr.record.commit.StoredFiles;
import vpr.record.letter.LetterEvent.LetterAdded;
import vpr.record.letter.LetterEvent.LetterEdited;
import vpr.record.letter.LetterFiles;
import vpr.record.organisation.OrganisationEvent.ApiKeyCreated;
import vpr.record.organisation.OrganisationEvent.ApiKeyRevoked;
import vpr.record.organisation.OrganisationEvent.OrganisationCreated;
import vpr.record.organisation.OrganisationFiles;
import vpr.record.patient.CoordinationFiles;
import vpr.record.patient.EhrStatusFiles;
import vpr.record.patient.PatientEvent.ClinicalRecordCreated;
import vpr.record.patient.PatientEvent.CoordinationRecordCreated;
import vpr.record.patient.PatientEvent.DemographicsChanged;
import vpr.record.patient.PatientEvent.DemographicsCreated;
import vpr.record.patient.PatientFiles;

/**
 * Every event that is stored: its name, its commit's subject, its files. This is the one list of them. A name, once used,
 * is read for ever; an event of a new shape gets a new version beside it.
 */
public final class EventFormats {
    private static final EventName DEMOGRAPHICS_CREATED = new EventName("demographics-created", 1);
    private static final EventName DEMOGRAPHICS_CHANGED = new EventName("demographics-changed", 1);
    private static final EventName CLINICAL_RECORD_CREATED = new EventName("clinical-record-created", 1);
    private static final EventName COORDINATION_RECORD_CREATED = new EventName("coordination-record-created", 1);
    private static final EventName LETTER_ADDED = new EventName("letter-added", 1);
    private static final EventName LETTER_EDITED = new EventName("letter-edited", 1);
    private static final EventName ORGANISATION_CREATED = new EventName("organisation-created", 1);
    private static final EventName API_KEY_CREATED = new EventName("api-key-created", 1);
    private static final EventName API_KEY_REVOKED = new EventName("api-key-revoked", 1);

    private EventFormats() {}

    /** The name under which the event is stored. */
    public static EventName nameOf(Event event) {
        return switch (event) {
            case DemographicsCreated demographics -> DEMOGRAPHICS_CREATED;
            case DemographicsChanged demographics -> DEMOGRAPHICS_CHANGED;
            case ClinicalRecordCreated clinical -> CLINICAL_RECORD_CREATED;
            case CoordinationRecordCreated coordination -> COORDINATION_RECORD_CREATED;
            case LetterAdded letter -> LETTER_ADDED;
            case LetterEdited letter -> LETTER_EDITED;
            case OrganisationCreated organisation -> ORGANISATION_CREATED;
            case ApiKeyCreated key -> API_KEY_CREATED;
            case ApiKeyRevoked key -> API_KEY_REVOKED;
            default -> throw notListed(event);
        };
    }

    /**
     * The event as it is stored.
     *
     * @param record the record that it happens to
     * @throws IllegalArgumentException when its content is withheld: what is gone cannot be written
     */
    public static Written write(RecordId record, Event event, Salts salts) {
        EventName name = nameOf(event);
        return switch (event) {
            case DemographicsCreated(RecordId demographics, var records, var patient) ->
                new Written(
                        name,
                        "demographics",
                        "create",
                        "Demographics created",
                        PatientFiles.write(
                                ofRecord(record, demographics, demographics), records, present(patient), salts));
            case DemographicsChanged(RecordId demographics, var patient) ->
                new Written(
                        name,
                        "demographics",
                        "update",
                        "Demographics changed",
                        PatientFiles.write(ofRecord(record, demographics, demographics), present(patient), salts));
            case ClinicalRecordCreated(var status, var template) ->
                created(
                        name,
                        "Clinical record created",
                        EhrStatusFiles.write(ofRecord(record, status, status.ehrId()), template, salts));
            case CoordinationRecordCreated(var status) ->
                created(
                        name,
                        "Coordination record created",
                        CoordinationFiles.write(ofRecord(record, status, status.coordination()), salts));
            case LetterAdded(var letter, var content) ->
                new Written(
                        name, "letter", "create", "Letter added", LetterFiles.write(letter, present(content), salts));
            case LetterEdited(var letter, var content) ->
                new Written(
                        name, "letter", "update", "Letter edited", LetterFiles.write(letter, present(content), salts));
            case OrganisationCreated organisation ->
                organisation(
                        name,
                        "create",
                        "Organisation created",
                        OrganisationFiles.write(ofRecord(record, organisation, organisation.organisation()), salts));
            case ApiKeyCreated key ->
                organisation(name, "create", "API key created", OrganisationFiles.write(key, salts));
            case ApiKeyRevoked key ->
                organisation(name, "close", "API key revoked", OrganisationFiles.write(key, salts));
            default -> throw notListed(event);
        };
    }

    /**
     * The event that a commit stored.
     *
     * @param name from the commit's trailer
     * @throws UnknownEventException when no event has that name
     * @throws vpr.record.InvalidException when the files are not what the event has
     */
    public static Event read(RecordId record, EventName name, StoredFiles files) {
        return switch (name.toString()) {
            case "demographics-created/1" -> PatientFiles.read(record, files);
            case "demographics-changed/1" -> PatientFiles.readChanged(record, files);
            case "clinical-record-created/1" -> EhrStatusFiles.read(record, files);
            case "coordination-record-created/1" -> CoordinationFiles.read(record, files);
            case "letter-added/1" -> LetterFiles.readAdded(files);
            case "letter-edited/1" -> LetterFiles.readEdited(files);
            case "organisation-created/1" -> OrganisationFiles.readCreated(record, files);
            case "api-key-created/1" -> OrganisationFiles.readKeyCreated(files);
            case "api-key-revoked/1" -> OrganisationFiles.readKeyRevoked(files);
            default -> throw new UnknownEventException(name);
        };
    }

    private static Written created(EventName name, String summary, FileChanges files) {
        return new Written(name, "record", "create", summary, files);
    }

    private static Written organisation(EventName name, String action, String summary, FileChanges files) {
        return new Written(name, "organisation", action, summary, files);
    }

    /** The value, when the record that it names is the one that the event is written to. */
    private static <T> T ofRecord(RecordId record, T value, RecordId named) {
        if (!record.equals(named)) {
            throw new IllegalArgumentException("the event belongs to another record");
        }
        return value;
    }

    private static <T> T present(Content<T> content) {
        return switch (content) {
            case Content.Present<T>(T value) -> value;
            case Content.Withheld<T> withheld ->
                throw new IllegalArgumentException("what was withheld cannot be written");
        };
    }

    private static IllegalArgumentException notListed(Event event) {
        return new IllegalArgumentException(
                "no stored form is listed for " + event.getClass().getName());
    }
}
