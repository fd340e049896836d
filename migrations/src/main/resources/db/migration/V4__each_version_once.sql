-- Each version of a letter stands once, as GET shows it. Its text stood in two columns and its composition in two, which was
-- most of what Postgres wrote for a letter.
--
-- What was filled before has no such column, and it can only come from Git. So all tables and all tokens are emptied: the
-- projections begin at the first event and fill them again, by themselves, at the next start.

truncate patients, patient_names, patient_identifiers, records, patient_versions, letters, letter_versions, activity,
         api_keys, token_entry, dead_letter_entry;

alter table letters drop column shown;

-- The checks that name them go with them.
alter table letter_versions drop column body, drop column letter_references, drop column composition;
alter table letter_versions add column shown bytea not null;
alter table letter_versions alter column shown set storage external;
comment on table letter_versions is 'Every version of every letter, from 1.';
comment on column letter_versions.shown is 'The version as the interface shows it: JSON in UTF-8. Of the newest one it is what GET of a letter answers, the busiest request.';

-- The same as before, at a tenth of the cost: Postgres builds a long automaton for {40} anew at each row.
alter domain commit_id drop constraint commit_id_check;
alter domain commit_id add constraint commit_id_check check (octet_length(value) = 40 and value ~ '^[0-9a-f]+$');
alter domain record_id drop constraint record_id_check;
alter domain record_id add constraint record_id_check check (octet_length(value) = 32 and value ~ '^[0-9a-f]+$');
alter domain log_position drop constraint log_position_check;
alter domain log_position add constraint log_position_check check (octet_length(value) = 20 and value ~ '^[0-9]{4}-[0-9]+$');
