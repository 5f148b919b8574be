-- Each agency's rows are seen in its own scope only (bind_scope), by the application role and by the owner: row-level
-- security is forced. A migration that changes rows has to say so: "alter table ... no force row level security" before,
-- "force" after it.

alter table contract_line enable row level security;
alter table contract_line force row level security;
create policy agency_rows on contract_line to ingest_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on contract_line to ingest_office using (true) with check (true);

alter table coverage enable row level security;
alter table coverage force row level security;
create policy agency_rows on coverage to ingest_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on coverage to ingest_office using (true) with check (true);

alter table agency_name enable row level security;
alter table agency_name force row level security;
create policy agency_rows on agency_name to ingest_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on agency_name to ingest_office using (true) with check (true);

-- An agency is its own row; a buyer becomes an agency of the same id. What was merged is seen from both sides.
alter table agency enable row level security;
alter table agency force row level security;
create policy agency_rows on agency to ingest_app
    using (id = any ((select scope_agencies())::uuid[]) or merged_into = any ((select scope_agencies())::uuid[])) with check (id = any ((select scope_agencies())::uuid[]) or merged_into = any ((select scope_agencies())::uuid[]));
create policy all_rows on agency to ingest_office using (true) with check (true);

alter table buyer enable row level security;
alter table buyer force row level security;
create policy agency_rows on buyer to ingest_app
    using (id = any ((select scope_agencies())::uuid[])) with check (id = any ((select scope_agencies())::uuid[]));
create policy all_rows on buyer to ingest_office using (true) with check (true);

-- A file is about many agencies, and of a row that could not be read nobody knows whose it is: both are the office's.
alter table import enable row level security;
alter table import force row level security;
create policy all_rows on import to ingest_office using (true) with check (true);

alter table reject enable row level security;
alter table reject force row level security;
create policy all_rows on reject to ingest_office using (true) with check (true);

-- What somebody was answered is theirs.
alter table idempotency enable row level security;
alter table idempotency force row level security;
create policy own_rows on idempotency to ingest_app
    using (caller = (select current_setting('app.who', true))) with check (caller = (select current_setting('app.who', true)));
create policy all_rows on idempotency to ingest_office using (true) with check (true);

-- Messages are whole lines. Only the relay reads them.
alter table outbox enable row level security;
alter table outbox force row level security;
create policy anyone_adds on outbox for insert to ingest_app with check (true);
create policy all_rows on outbox to ingest_office using (true) with check (true);

alter table outbox_refused enable row level security;
alter table outbox_refused force row level security;
create policy all_rows on outbox_refused to ingest_office using (true) with check (true);

-- A view reads with the rights of whoever asks.
alter view open_import set (security_invoker = true);

-- Lines go through a temporary table now, because PostgreSQL refuses COPY into a table with row-level security.
drop table line_replaced;
