-- Addresses that get notifications as signed requests. The secret is not here: it is reckoned from a key of the service,
-- the id and the number of the secret.
create table webhook (
    id             uuid        primary key,
    version        bigint      not null check (version >= 1),
    -- Whose it is; null for the office's.
    agency_id      uuid,
    address        text        not null check (char_length(address) <= 500),
    kinds          text[]      not null,
    state          text        not null check (state in ('on', 'off', 'stopped', 'removed')),
    secret_number  integer     not null check (secret_number >= 1),
    -- Until when the secret before signs, too.
    old_until      timestamptz,
    added_by       text        not null,
    added_at       timestamptz not null,
    -- Since when no delivery went well; null where the last one did.
    failing_since  timestamptz
);
create index webhook_of_agency on webhook (agency_id);

-- What was given to them, and what came of it.
create table webhook_delivery (
    id              uuid        primary key,
    webhook_id      uuid        not null references webhook (id),
    agency_id       uuid,
    -- Null for a test.
    notification_id uuid,
    kind            text        not null,
    body            text        not null,
    state           text        not null check (state in ('waiting', 'sent', 'failed')),
    attempts        integer     not null,
    next_at         timestamptz not null,
    -- Until when an instance is calling the webhook with it; null where none is.
    leased_until    timestamptz,
    created_at      timestamptz not null,
    ended_at        timestamptz,
    status          integer,
    error           text,
    unique (webhook_id, notification_id),
    check ((state = 'waiting') = (ended_at is null))
);
create index webhook_delivery_waiting on webhook_delivery (next_at, webhook_id) where state = 'waiting';
create index webhook_delivery_leased on webhook_delivery (webhook_id) where leased_until is not null;
create index webhook_delivery_of on webhook_delivery (webhook_id, created_at desc, id desc);
create index webhook_delivery_of_agency on webhook_delivery (agency_id);
create index webhook_delivery_by_age on webhook_delivery (created_at);

alter table webhook enable row level security;
alter table webhook force row level security;
create policy agency_rows on webhook to matching_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on webhook to matching_office using (true) with check (true);

alter table webhook_delivery enable row level security;
alter table webhook_delivery force row level security;
create policy agency_rows on webhook_delivery to matching_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on webhook_delivery to matching_office using (true) with check (true);

revoke all on webhook, webhook_delivery from ${app_role};
grant select, insert, update on webhook to ${app_role};
grant select, insert, update, delete on webhook_delivery to ${app_role};
