-- Who may do what is Sightline's own fact: the gateway keeps it, tells it on the topic `grants`, and asks it on each
-- request. Keycloak says who somebody is and whether the account may sign in.

-- The outbox tables, to be put into a service's migrations as they are.
create table outbox (
    id             bigint generated always as identity primary key,
    event_id       uuid        not null,
    topic          text        not null,
    msg_key        text        not null,
    type           text        not null,
    occurred_at    timestamptz not null,
    correlation_id text,
    payload        text
);

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
revoke all on outbox, held_grant from ${app};
grant select, insert, delete on outbox to ${app};
grant select, insert, update on held_grant to ${app};
grant usage, select on all sequences in schema public to ${app};

-- For which issuer the roles and groups of Keycloak were taken over: once, at the first start of this release.
create table grant_takeover (
    issuer text        primary key,
    at     timestamptz not null,
    people integer     not null
);
revoke all on grant_takeover from ${app};
grant select, insert on grant_takeover to ${app};

-- A role can end by itself. Roles of the office are recorded under the office's id, 00000000-0000-0000-0000-000000000000.
alter table grant_event add column until timestamptz, add column issuer text, add column by_issuer text;

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
revoke all on proposal from ${app};
grant select, insert, update, delete on proposal to ${app};

-- As in the other services: whoever changes a grant adds to the outbox; only the relay reads it.
alter table outbox enable row level security;
alter table outbox force row level security;
create policy anyone_adds on outbox for insert to ${app} with check (true);
create policy all_rows on outbox to gateway_office using (true) with check (true);
