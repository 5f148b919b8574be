-- Each agency's rows are seen in its own scope only (bind_scope), by the application role and by the owner: row-level
-- security is forced. A migration that changes rows has to say so: "alter table ... no force row level security" before,
-- "force" after it.

-- What happened to a finding, and what it said, belongs to its agency.
alter table finding_event add column agency_id uuid;
update finding_event e set agency_id = f.agency_id from finding f where f.id = e.finding_id;
alter table finding_event alter column agency_id set not null;
alter table finding_version add column agency_id uuid;
update finding_version v set agency_id = f.agency_id from finding f where f.id = v.finding_id;
alter table finding_version alter column agency_id set not null;
alter table remembered_decision add column agency_id uuid;
update remembered_decision r set agency_id = f.agency_id from finding f where f.id = r.finding_id;
alter table remembered_decision alter column agency_id set not null;

alter table contract_line enable row level security;
alter table contract_line force row level security;
create policy agency_rows on contract_line to matching_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on contract_line to matching_office using (true) with check (true);

alter table matched_line enable row level security;
alter table matched_line force row level security;
create policy agency_rows on matched_line to matching_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on matched_line to matching_office using (true) with check (true);

alter table device enable row level security;
alter table device force row level security;
create policy agency_rows on device to matching_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on device to matching_office using (true) with check (true);

alter table finding enable row level security;
alter table finding force row level security;
create policy agency_rows on finding to matching_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on finding to matching_office using (true) with check (true);

alter table finding_event enable row level security;
alter table finding_event force row level security;
create policy agency_rows on finding_event to matching_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on finding_event to matching_office using (true) with check (true);

alter table finding_version enable row level security;
alter table finding_version force row level security;
create policy agency_rows on finding_version to matching_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on finding_version to matching_office using (true) with check (true);

alter table fund_chart enable row level security;
alter table fund_chart force row level security;
create policy agency_rows on fund_chart to matching_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on fund_chart to matching_office using (true) with check (true);

alter table agency enable row level security;
alter table agency force row level security;
create policy agency_rows on agency to matching_app
    using (id = any ((select scope_agencies())::uuid[])) with check (id = any ((select scope_agencies())::uuid[]));
create policy all_rows on agency to matching_office using (true) with check (true);

alter table agency_alias enable row level security;
alter table agency_alias force row level security;
create policy agency_rows on agency_alias to matching_app
    using (agency_id = any ((select scope_agencies())::uuid[]) or alias_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]) or alias_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on agency_alias to matching_office using (true) with check (true);

-- "Not a match" holds for the same text at every agency. Only the office reads and writes these decisions; whoever settles
-- an agency's lines asks for one text and gets who decided it, and cannot look through them.
alter table remembered_decision enable row level security;
alter table remembered_decision force row level security;
create policy all_rows on remembered_decision to matching_office using (true) with check (true);

create policy recalled on remembered_decision for select to matching_owner using (true);
create function recall_decision(wanted_text text, wanted_entity text, wanted_print text)
        returns table (finding_id uuid, decided_by text, decided_at timestamptz)
        language sql stable security definer set search_path = public, pg_temp as $$
    select r.finding_id, r.decided_by, r.decided_at from remembered_decision r
    where r.text_key = wanted_text and r.entity_id = wanted_entity and r.list_print = wanted_print
      and r.revoked_at is null
$$;
revoke all on function recall_decision(text, text, text) from public;
grant execute on function recall_decision(text, text, text) to matching_app, matching_office;
create index remembered_decision_of_agency on remembered_decision (agency_id);

-- What somebody was answered is theirs.
alter table idempotency enable row level security;
alter table idempotency force row level security;
create policy own_rows on idempotency to matching_app
    using (caller = (select current_setting('app.who', true))) with check (caller = (select current_setting('app.who', true)));
create policy all_rows on idempotency to matching_office using (true) with check (true);

-- Messages are whole findings. Whoever changes one adds to the outbox; only the relay reads it.
alter table outbox enable row level security;
alter table outbox force row level security;
create policy anyone_adds on outbox for insert to matching_app with check (true);
create policy all_rows on outbox to matching_office using (true) with check (true);

alter table outbox_refused enable row level security;
alter table outbox_refused force row level security;
create policy all_rows on outbox_refused to matching_office using (true) with check (true);
