-- Each agency's rows are seen in its own scope only (bind_scope), by the application role and by the owner: row-level
-- security is forced. A migration that changes rows has to say so: "alter table ... no force row level security" before,
-- "force" after it.

alter table finding enable row level security;
alter table finding force row level security;
create policy agency_rows on finding to gateway_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on finding to gateway_office using (true) with check (true);

alter table device enable row level security;
alter table device force row level security;
create policy agency_rows on device to gateway_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on device to gateway_office using (true) with check (true);

alter table coverage enable row level security;
alter table coverage force row level security;
create policy agency_rows on coverage to gateway_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on coverage to gateway_office using (true) with check (true);

alter table tally enable row level security;
alter table tally force row level security;
create policy agency_rows on tally to gateway_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on tally to gateway_office using (true) with check (true);

alter table statewide_tally enable row level security;
alter table statewide_tally force row level security;
create policy agency_rows on statewide_tally to gateway_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on statewide_tally to gateway_office using (true) with check (true);

alter table grant_event enable row level security;
alter table grant_event force row level security;
create policy agency_rows on grant_event to gateway_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on grant_event to gateway_office using (true) with check (true);

-- An agency is its own row, and its chain of the audit log has its id.
alter table agency enable row level security;
alter table agency force row level security;
create policy agency_rows on agency to gateway_app
    using (id = any ((select scope_agencies())::uuid[])) with check (id = any ((select scope_agencies())::uuid[]));
create policy all_rows on agency to gateway_office using (true) with check (true);

alter table audit enable row level security;
alter table audit force row level security;
create policy agency_rows on audit to gateway_app
    using (chain = any ((select scope_agencies())::uuid[])) with check (chain = any ((select scope_agencies())::uuid[]));
create policy all_rows on audit to gateway_office using (true) with check (true);

alter table agency_alias enable row level security;
alter table agency_alias force row level security;
create policy agency_rows on agency_alias to gateway_app
    using (agency_id = any ((select scope_agencies())::uuid[]) or alias_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]) or alias_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on agency_alias to gateway_office using (true) with check (true);

-- What somebody was answered is theirs.
alter table idempotency enable row level security;
alter table idempotency force row level security;
create policy own_rows on idempotency to gateway_app
    using (caller = (select current_setting('app.who', true))) with check (caller = (select current_setting('app.who', true)));
create policy all_rows on idempotency to gateway_office using (true) with check (true);

create index statewide_tally_of_agency on statewide_tally (agency_id);
