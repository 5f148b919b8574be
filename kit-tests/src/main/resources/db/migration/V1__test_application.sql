-- The outbox tables, to be put into a service's migrations as they are.
create table outbox (
    id             bigint generated always as identity primary key,
    event_id       uuid        not null,
    topic          text        not null,
    msg_key        text        not null,
    type           text        not null,
    occurred_at    timestamptz not null,
    correlation_id text,
    traceparent    text,
    payload        text
);

-- The table of dead letters, to be put into a service's migrations as it is.
-- Messages that can never be taken or sent as they are. Somebody decides on each; a year later it goes.
create table dead_letter (
    id                  bigint      generated always as identity primary key,
    direction           text        not null check (direction in ('in', 'out')),
    topic               text        not null,
    msg_key             text,
    type                text,
    event_id            uuid,
    occurred_at         timestamptz,
    correlation_id      text,
    partition           integer,
    place               bigint,
    payload             text,
    reason              text        not null,
    set_aside_at        timestamptz not null,
    -- When a newer message of the same key was taken or sent.
    superseded_at       timestamptz,
    state               text        not null check (state in ('open', 'replayed', 'discarded')),
    decided_by          text,
    decided_by_identity text,
    decided_at          timestamptz,
    note                text
);
create unique index dead_letter_place on dead_letter (topic, partition, place, md5(coalesce(payload, ''))) where direction = 'in';
create index dead_letter_state on dead_letter (state, id desc);

-- The table of answers, to be put into a service's migrations as it is.
-- What was answered to a creation that came with an Idempotency-Key.
create table idempotency (
    caller     text        not null,
    request    text        not null,
    key        text        not null,
    body_hash  text        not null,
    status     integer,
    location   text,
    etag       text,
    answer     text,
    created_at timestamptz not null,
    primary key (caller, request, key)
);
create index idempotency_by_age on idempotency (created_at);

-- The table of proposals, to be put into a service's migrations as it is.
create table proposal (
    id               uuid        primary key,
    kind             text        not null,
    version          bigint      not null,
    summary          text        not null,
    effective_on     date,
    base             bigint,
    content          text        not null,
    -- Issuer and subject of the proposer's token; null in proposals that came from before they were kept.
    proposed_by      text,
    proposed_by_name text        not null,
    created_at       timestamptz not null,
    trial            text
);
create index proposal_of_kind on proposal (kind, created_at desc);

create table thing (
    id      text   primary key,
    version bigint not null,
    name    text   not null check (name <> 'poison')
);

grant select, insert, update, delete on outbox, idempotency, proposal, thing to inventory_app;
grant select, insert, update on dead_letter to inventory_app;
grant select, insert, update, delete on outbox, idempotency, proposal, thing, dead_letter to inventory_office;
grant usage, select on all sequences in schema public to inventory_app, inventory_office;

-- Whose rows a transaction sees, as row-scope.sql.txt beside the kit's RowScope has it.
create function scope_agencies() returns uuid[] language sql stable parallel safe as $$
    select coalesce(string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[], '{}')
$$;

create function bind_scope(kind text, who text, agencies uuid[]) returns void language plpgsql as $$
begin
    perform set_config('role', case when kind in ('office', 'job') then 'inventory_office' else 'none' end, true),
            set_config('app.scope', kind, true),
            set_config('app.who', who, true),
            set_config('app.agencies', array_to_string(agencies, ','), true);
end $$;

-- A thing of an agency.
create table possession (
    agency_id uuid not null,
    name      text not null
);
grant select, insert, update, delete on possession to inventory_app;
alter table possession enable row level security;
alter table possession force row level security;
create policy agency_rows on possession to inventory_app
    using (agency_id = any ((select scope_agencies())::uuid[]))
    with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on possession to inventory_office using (true) with check (true);
-- The table of held grants, to be put into a service's migrations as it is: a replica of the topic `grants`.
-- What one person may do in one place: in an agency, in the office, or whether the account may sign in at all.
create table held_grant (
    -- Issuer and subject of the person's tokens, with a bar between them.
    person  text   not null,
    -- The id of an agency, "office" or "account".
    place   text   not null,
    version bigint not null,
    body    jsonb  not null,
    primary key (person, place)
);
create index held_grant_by_place on held_grant (place);
grant select, insert, update on held_grant to inventory_app, inventory_office;
