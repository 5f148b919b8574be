-- The quarterly look at who holds what: what was confirmed by whom, which only grows, and when people were last seen.
create table grant_review (
    id          bigint generated always as identity primary key,
    at          timestamptz not null,
    issuer      text        not null,
    subject     text        not null,
    username    text        not null,
    -- Roles of the office stand under the office's id, 00000000-0000-0000-0000-000000000000, as in grant_event.
    agency_id   uuid        not null,
    role        text        not null,
    by_identity text        not null,
    by_name     text        not null
);
create index grant_review_of_role on grant_review (agency_id, subject, role, id desc);
create index grant_event_of_role on grant_event (agency_id, subject, role, id desc);
create trigger grant_review_append_only before update or delete or truncate on grant_review
    for each statement execute function append_only();
revoke all on grant_review from ${app};
grant select, insert on grant_review to ${app};
grant usage, select on all sequences in schema public to ${app};

alter table grant_review enable row level security;
alter table grant_review force row level security;
create policy agency_rows on grant_review to gateway_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on grant_review to gateway_office using (true) with check (true);

-- Issuer and subject, and when they last asked for anything, to some minutes.
create table last_seen (
    person text        primary key,
    at     timestamptz not null
);
revoke all on last_seen from ${app};
grant select, insert, update on last_seen to ${app};
alter table last_seen enable row level security;
alter table last_seen force row level security;
create policy all_rows on last_seen to gateway_office using (true) with check (true);
