-- What a line said before it was changed: each version but the newest, as it stood. Nothing deletes one, and only names of
-- private people are taken out of it later.
create table line_version (like contract_line, primary key (id, version));
create index line_version_of_agency on line_version (agency_id);

-- A database may grant more by default.
revoke all on line_version from ingest_app;
grant select, insert, update on line_version to ingest_app;

-- A version is its agency's, as the line was then.
alter table line_version enable row level security;
alter table line_version force row level security;
create policy agency_rows on line_version to ingest_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on line_version to ingest_office using (true) with check (true);

-- The lines of all agencies, the latest first.
create index contract_line_by_day on contract_line (day desc, id);
