package vpr.record.patient;

import vpr.record.RecordId;

/** From a patient to the two other records, as {@code RECORDS.yaml} names them. */
public record RecordLinks(RecordId clinical, RecordId coordination) {}
