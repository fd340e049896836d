-- Text of letters is kept as it is: Postgres compressed it (pglz) for each of two columns at each event, which took more of
-- its time than the rest of the letter, and undid it at each reading. What was written before stays compressed.

alter table letters alter column shown set storage external;
alter table letter_versions alter column body set storage external;
