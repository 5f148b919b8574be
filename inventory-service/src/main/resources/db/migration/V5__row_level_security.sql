-- Each agency's rows are seen in its own scope only (bind_scope), by the application role and by the owner: row-level
-- security is forced. A migration that changes rows has to say so: "alter table ... no force row level security" before,
-- "force" after it.

-- A change of a device is its agency's; a change of an agency, its own.
alter table change add column agency_id uuid;
update change c set agency_id = coalesce((select d.agency_id from device d where d.id = c.subject_id), c.subject_id);
alter table change alter column agency_id set not null;

alter table device enable row level security;
alter table device force row level security;
create policy agency_rows on device to inventory_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on device to inventory_office using (true) with check (true);

alter table change enable row level security;
alter table change force row level security;
create policy agency_rows on change to inventory_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on change to inventory_office using (true) with check (true);

alter table device_import enable row level security;
alter table device_import force row level security;
create policy agency_rows on device_import to inventory_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on device_import to inventory_office using (true) with check (true);

-- An agency is its own row. What was merged is seen from both sides.
alter table agency enable row level security;
alter table agency force row level security;
create policy agency_rows on agency to inventory_app
    using (id = any ((select scope_agencies())::uuid[]) or merged_into = any ((select scope_agencies())::uuid[])) with check (id = any ((select scope_agencies())::uuid[]) or merged_into = any ((select scope_agencies())::uuid[]));
create policy all_rows on agency to inventory_office using (true) with check (true);

-- What somebody was answered is theirs.
alter table idempotency enable row level security;
alter table idempotency force row level security;
create policy own_rows on idempotency to inventory_app
    using (caller = (select current_setting('app.who', true))) with check (caller = (select current_setting('app.who', true)));
create policy all_rows on idempotency to inventory_office using (true) with check (true);

-- Messages are whole devices. Only the relay reads them.
alter table outbox enable row level security;
alter table outbox force row level security;
create policy anyone_adds on outbox for insert to inventory_app with check (true);
create policy all_rows on outbox to inventory_office using (true) with check (true);

alter table outbox_refused enable row level security;
alter table outbox_refused force row level security;
create policy all_rows on outbox_refused to inventory_office using (true) with check (true);
