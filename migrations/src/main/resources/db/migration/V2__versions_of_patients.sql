-- Every version of a patient's demographics, as letter_versions has every version of a letter.
--
-- What was filled before has no such rows, and they can only come from Git. So all tables and all tokens are emptied:
-- the projections begin at the first event and fill them again, by themselves, at the next start.

truncate patients, patient_names, patient_identifiers, records, letters, letter_versions, activity, api_keys,
         token_entry, dead_letter_entry;

alter table patients add column versions int not null check (versions > 0);

comment on column patients.versions is 'How many versions of the demographics there are; the newest has this number.';
comment on column patients.withheld is 'The redaction that took the newest version away; then everything personal is null.';
comment on column patients.commit_id is 'Of the newest version, as position is.';

alter table letters add column shown bytea;
comment on column letters.shown is 'The newest version as the interface shows it: JSON in UTF-8, for GET of a letter, the busiest request. Where it is null the answer is composed from letter_versions.';

create table patient_versions (
    patient_id           record_id not null references patients on delete cascade,
    version              int not null check (version > 0),
    resource             jsonb,
    withheld             text,
    recorded_from        timestamptz not null,
    recorded_to          timestamptz,
    author_name          text not null,
    author_role          text,
    author_registrations jsonb not null,
    care_location        text,
    caller               text not null,
    signature_meaning    text not null,
    signer_subject       text not null,
    signer_issuer        text not null,
    signer_serial        text not null,
    signer_fingerprint   text not null,
    signed_at            timestamptz not null,
    commit_id            commit_id not null,
    position             log_position not null,
    primary key (patient_id, version),
    check ((resource is null) = (withheld is not null))
);
comment on table patient_versions is 'Every version of every patient''s demographics, from 1.';
comment on column patient_versions.resource is 'The FHIR R4 Patient as it then was.';
comment on column patient_versions.recorded_from is 'When VPR recorded this version; recorded_to when the next one; null for the newest.';
comment on column patient_versions.author_registrations is 'An array of {authority, number}.';
comment on column patient_versions.caller is 'The id of the API key that sent it.';
comment on column patient_versions.signature_meaning is 'authored: by the author''s own key; attested: by the service for the author.';
comment on column patient_versions.signer_serial is 'The certificate''s serial number; signer_fingerprint its SHA-256. Whether it is trusted is decided on reading.';
