-- The tables: what projections write and queries read.
--
-- Everything here can be built again from Git (vpr replay), so nothing here is backed up and no row holds a fact that
-- Git does not give again: no wall clock, no serial number, no verdict. Each row says from which commit and position
-- it comes. No schema is named: objects are created in the first schema of the connection's search_path.
--
-- Positions are text of fixed width (0001-000000000000042) with the collation "C", so their order as text is the order
-- of events. Ids of records are 32 hex digits. Folded text is text without accents and case, as vpr.migrations.FoldedText
-- makes it.

create domain log_position as text collate "C" check (value ~ '^[0-9]{4}-[0-9]{15}$');
create domain record_id as text collate "C" check (value ~ '^[0-9a-f]{32}$');
create domain commit_id as text collate "C" check (value ~ '^[0-9a-f]{40}$');

-- ---------------------------------------------------------------------------------------------------- patients

create table patients (
    patient_id      record_id primary key,
    clinical_id     record_id not null,
    coordination_id record_id not null,
    display_name    text,
    family          text,
    given           text,
    sort_name       text collate "C" not null,
    birth_date_text text,
    birth_earliest  date,
    birth_latest    date,
    gender          text,
    resource        jsonb,
    withheld        text,
    created_at      timestamptz not null,
    commit_id       commit_id not null,
    position        log_position not null,
    check ((resource is null) = (withheld is not null))
);
comment on table patients is 'One row a patient. patient_id is the id of the demographics record.';
comment on column patients.display_name is 'The official name in one line; null when the patient has none.';
comment on column patients.sort_name is 'Folded family and given names; the order of lists, with patient_id where equal.';
comment on column patients.birth_date_text is 'FHIR date as given: YYYY, YYYY-MM or YYYY-MM-DD.';
comment on column patients.birth_earliest is 'The first day that birth_date_text can mean; birth_latest the last.';
comment on column patients.resource is 'The FHIR R4 Patient.';
comment on column patients.withheld is 'The redaction that took the demographics away; then everything personal is null.';
comment on column patients.created_at is 'When the record was created, as its first commit says.';

-- Lists and the pages of searches.
create index patients_in_order on patients (sort_name, patient_id);
-- Search by birth date, answered from the index alone.
create index patients_by_birth on patients (birth_earliest, birth_latest, sort_name, patient_id);

create table patient_names (
    patient_id record_id not null references patients on delete cascade,
    word       text collate "C" not null,
    sort_name  text collate "C" not null,
    primary key (patient_id, word)
);
comment on table patient_names is 'Every folded word of every name of a patient, for search by beginnings of words.';
comment on column patient_names.sort_name is 'As in patients: a page of a search is cut from the index alone.';

create index patient_names_by_word on patient_names (word, sort_name, patient_id);

create table patient_identifiers (
    patient_id record_id not null references patients on delete cascade,
    system     text collate "C" not null,
    value      text collate "C" not null,
    primary key (value, system, patient_id)
);
comment on table patient_identifiers is 'The identifiers of a patient, such as hospital numbers. Not unique: two records of one person may share one.';
comment on column patient_identifiers.system is 'The FHIR system; empty when none was given.';

create table records (
    record_id  record_id primary key,
    patient_id record_id not null,
    kind       text not null check (kind in ('demographics', 'clinical', 'coordination'))
);
comment on table records is 'From each record (repository) to its patient.';

-- ---------------------------------------------------------------------------------------------------- letters

create table letters (
    patient_id      record_id not null,
    letter          uuid not null,
    letter_id       text collate "C" not null,
    clinical_id     record_id not null,
    name            text,
    composer_name   text,
    composer_role   text,
    start_time      timestamptz not null,
    start_time_text text,
    versions        int not null check (versions > 0),
    withheld        text,
    commit_id       commit_id not null,
    position        log_position not null,
    primary key (patient_id, letter)
);
comment on table letters is 'One row a letter: its newest version without its text.';
comment on column letters.letter is 'The UUID of letter_id: a letter''s identity. The time before it is chronology.';
comment on column letters.start_time is 'When it happened (context.start_time), for the order of lists; of a withheld letter the time of its id.';
comment on column letters.start_time_text is 'As the composition has it, with its offset.';
comment on column letters.versions is 'How many versions there are; the newest has this number.';
comment on column letters.withheld is 'The redaction that took the newest version away; then its text is null.';

-- A patient's letters, newest first.
create index letters_in_order on letters (patient_id, start_time desc, letter_id desc);

create table letter_versions (
    patient_id           record_id not null,
    letter               uuid not null,
    version              int not null check (version > 0),
    body                 text,
    letter_references    text[] not null,
    composition          jsonb,
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
    primary key (patient_id, letter, version),
    foreign key (patient_id, letter) references letters on delete cascade,
    check ((body is null) = (withheld is not null)),
    check ((composition is null) = (withheld is not null))
);
comment on table letter_versions is 'The text of every version of every letter, from 1.';
comment on column letter_versions.body is 'Markdown, without front matter.';
comment on column letter_versions.recorded_from is 'When VPR recorded this version; recorded_to when the next one; null for the newest.';
comment on column letter_versions.author_registrations is 'An array of {authority, number}.';
comment on column letter_versions.caller is 'The id of the API key that sent it.';
comment on column letter_versions.signature_meaning is 'authored: by the author''s own key; attested: by the service for the author.';
comment on column letter_versions.signer_serial is 'The certificate''s serial number; signer_fingerprint its SHA-256. Whether it is trusted is decided on reading.';

-- ---------------------------------------------------------------------------------------------------- activity

create table activity (
    position    log_position primary key,
    patient_id  record_id,
    record_id   record_id not null,
    record_kind text not null,
    sequence    bigint not null,
    event       text not null,
    entry_id    text,
    author_name text not null,
    author_role text,
    caller      text not null,
    recorded_at timestamptz not null,
    commit_id   commit_id not null
);
comment on table activity is 'What was recorded, one row an event. patient_id is null for the organisation''s own record.';
comment on column activity.event is 'The stored name of the event, such as letter-added/1.';
comment on column activity.entry_id is 'The letter or entry that the event is about, when it is about one.';

create index activity_of_patient on activity (patient_id, position desc) where patient_id is not null;
-- A patient's records may begin before the event that says whose they are. Small: the organisation's, and those for a moment.
create index activity_of_nobody on activity (record_id) where patient_id is null;

-- ---------------------------------------------------------------------------------------------------- organisation

create table api_keys (
    key_id     text collate "C" primary key,
    hash       text not null,
    name       text not null,
    roles      text[] not null,
    scopes     text[] not null,
    author     jsonb not null,
    created_at timestamptz not null,
    expires_at timestamptz,
    revoked_at timestamptz,
    commit_id  commit_id not null,
    position   log_position not null
);
comment on table api_keys is 'The API keys that the organisation gave out; never the key itself.';
comment on column api_keys.hash is 'SHA-256 of the whole key in hex.';
comment on column api_keys.author is 'The registered identity: {name, role, registrations: [{authority, number}], careLocation}.';
comment on column api_keys.position is 'Of the last event about the key: that it was given out, or revoked.';

-- ---------------------------------------------------------------------------------------------------- how far

create table token_entry (
    processor_name text not null,
    segment        int not null,
    token          bytea,
    token_type     text,
    timestamp      text,
    owner          text,
    primary key (processor_name, segment)
);
comment on table token_entry is 'How far each event processor is, kept by Axon in the transaction that writes the rows. The processor __config is Axon''s own.';

create table dead_letter_entry (
    dead_letter_id      text primary key,
    processing_group    text not null,
    sequence_identifier text not null,
    sequence_index      bigint not null,
    position            log_position not null,
    commit_id           commit_id not null,
    event               text not null,
    enqueued_at         text not null,
    last_touched        text not null,
    processing_started  text,
    cause_type          text,
    cause_message       text,
    unique (processing_group, sequence_identifier, sequence_index)
);
comment on table dead_letter_entry is 'Events that could not be shown, and all later ones of the same record, waiting for a repair. Only where the event stands, never what it says: it is read again from Git.';
comment on column dead_letter_entry.sequence_identifier is 'The id of the record.';
comment on column dead_letter_entry.cause_message is 'SQLSTATE and place in the code; never a value.';

create view reached as
select case when count(*) > 0 and bool_and(token is not null)
            then min((convert_from(token, 'UTF8')::jsonb ->> 'at') collate "C") end as position
from token_entry
where processor_name <> '__config';
comment on view reached is 'One row: the position that all projections have reached; null before the first event.';

create view behind as
select coalesce(r.patient_id, d.sequence_identifier) as patient_id, d.position, d.commit_id, d.event
from dead_letter_entry d left join records r on r.record_id = d.sequence_identifier;
comment on view behind is 'The events that a patient''s rows do not show yet. A record that no row names is its own patient.';
