-- Text of letters is kept as it is: Postgres compressed it for each of two columns at each event, and undid it at each
-- reading. What was written before stays compressed.

alter table letters alter column shown set storage external;
alter table letter_versions alter column body set storage external;
