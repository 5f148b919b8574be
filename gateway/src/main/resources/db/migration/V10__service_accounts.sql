-- Machines of one agency each: which client of Keycloak they sign in with, what they may use, and until when. What holds
-- is told as a grant; no secret is kept here.
create table service_account (
    id              uuid        primary key,
    version         bigint      not null,
    agency_id       uuid        not null,
    name            text        not null,
    -- Names of operations in the API document.
    operations      text[]      not null,
    client_id       text        not null unique,
    -- The subject of its tokens.
    subject         text        not null,
    -- The credentials of before, which work until a moment.
    old_client_id   text,
    old_subject     text,
    old_until       timestamptz,
    created_at      timestamptz not null,
    -- Issuer and subject of who made it.
    created_by      text        not null,
    created_by_name text        not null,
    expires_at      timestamptz not null,
    rotated_at      timestamptz,
    revoked_at      timestamptz,
    revoked_by_name text,
    check (expires_at <= coalesce(rotated_at, created_at) + interval '90 days')
);
create index service_account_of_agency on service_account (agency_id, created_at desc);
revoke all on service_account from ${app};
grant select, insert, update on service_account to ${app};

alter table service_account enable row level security;
alter table service_account force row level security;
create policy agency_rows on service_account to gateway_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on service_account to gateway_office using (true) with check (true);
