-- Lines of one day are listed in the order in which they were stored first, which this number says. Ids are hashes: an index
-- that ends in one is written to at another page for each line, and with 10 million lines most of those pages are not in memory
-- (ADR 0101). The table is written once more for it. Not "not null": tables that are made like this one leave it empty.
create sequence contract_line_load_order cache 100;
grant usage on sequence contract_line_load_order to ingest_app, ingest_office;
alter table contract_line add column load_order bigint default nextval('contract_line_load_order');
alter sequence contract_line_load_order owned by contract_line.load_order;

-- The lines of all, by an expression that only lists of all are sorted by. By "day" itself the database would also look through
-- it for the lines of one source or agency, if they are a few in a hundred, and pass over all later lines of others.
drop index contract_line_by_day;
create index contract_line_by_day on contract_line ((day + 0), load_order);
create index contract_line_withdrawn on contract_line ((day + 0), load_order) where withdrawn;

-- The lines of an agency or a source have few of one day, which are sorted when they are read. Entries that are equal take six
-- bytes each. Those of an import are sorted as a whole: with the day here too, each new line would cost as much as for a source.
drop index contract_line_of_agency;
create index contract_line_of_agency on contract_line (agency_id, day);
create index contract_line_of_source on contract_line (source_id, day);
drop index contract_line_of_import;
create index contract_line_of_import on contract_line (import_id);
