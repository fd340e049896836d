-- What a letter's rows cost without telling anybody more.

-- A letter and its first version are one statement, and each further version begins with the letter's row, so no version is
-- without its letter. To look that up again for each row was a fifth of what Postgres did, and locked the row it had just
-- made.
alter table letter_versions drop constraint letter_versions_patient_id_letter_fkey;

-- The texts are only added, and found by the rows that name them. To go through the new ones each minute, so that later
-- vacuums may skip them, wrote each once more, and mostly a second time into the write-ahead log. Postgres freezes them when
-- their age asks for it (autovacuum_freeze_max_age), as ever.
alter table letter_versions set (toast.autovacuum_vacuum_insert_threshold = -1);
