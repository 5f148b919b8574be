-- The last day of a contract, or of a place on a list of suppliers, where the source says one.
alter table contract_line add column end_date date;
