-- Waiting messages (kit).
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

-- What we know of agencies: a replica of the topic `agencies`.
create table agency (
    id                 uuid primary key,
    version            bigint  not null,
    name               text    not null,
    kind               text,
    state              text    not null,
    status             text    not null,
    federal_contractor boolean
);

-- Ids of agencies that were merged into another.
create table agency_alias (
    alias_id  uuid primary key,
    agency_id uuid not null
);
create index agency_alias_of on agency_alias (agency_id);

-- Every contract line, for re-screening. Nearly all of them match nothing, so there is one index and no more.
create table contract_line (
    id              uuid primary key,
    version         bigint      not null,
    agency_id       uuid        not null,
    source_id       text        not null,
    source_key      text,
    import_id       uuid        not null,
    row_number      integer     not null,
    buyer_name      text        not null,
    state           text        not null,
    document_type   text        not null,
    document_number text,
    line_number     text,
    obligation_date text,
    payment_date    date,
    vendor_name     text,
    vendor_uei      text,
    vendor_cage     text,
    description     text,
    manufacturer    text,
    model           text,
    quantity        text,
    unit            text,
    unit_price      text,
    amount          text,
    currency        text        not null,
    codes           text,
    funding         text,
    withdrawn       boolean     not null,
    recorded_at     timestamptz not null,
    correlation_id  text
);

-- The few lines that point to a maker, by what makes several of them one purchase.
create table matched_line (
    line_id      uuid not null,
    maker_key    text not null,
    agency_id    uuid not null,
    document_key text not null,
    primary key (line_id, maker_key)
);
create index matched_line_group on matched_line (agency_id, document_key, maker_key);

-- Installed devices: a replica of the topic `devices`.
create table device (
    id        uuid primary key,
    version   bigint not null,
    agency_id uuid   not null,
    body      text   not null
);

create table finding (
    id             uuid primary key,
    version        bigint      not null,
    agency_id      uuid        not null,
    subject        text        not null check (subject in ('purchase', 'device')),
    document_key   text        not null,
    maker_key      text        not null,
    entity_id      text        not null,
    role           text        not null check (role in ('PURCHASE', 'MENTION')),
    band           text        not null check (band in ('MATCH', 'REVIEW')),
    verdict        text        not null
        check (verdict in ('PROHIBITED', 'RESTRICTED', 'FLAGGED', 'UNDETERMINED', 'NOT_COVERED')),
    status         text        not null
        check (status in ('new', 'triaged', 'notified', 'responded', 'under_review', 'closed')),
    outcome        text
        check (outcome in ('confirmed_removed', 'confirmed_waived', 'confirmed_remediation_planned',
                           'not_covered', 'not_a_match', 'data_error')),
    decision       text check (decision in ('confirmed', 'dismissed')),
    triaged_by     text,
    withdrawn      boolean     not null,
    -- The first day that the purchase or installation can have been; null where no date is known.
    first_day      date,
    decided_text   text,
    decided_print  text,
    content        text        not null,
    correlation_id text,
    opened_at      timestamptz not null,
    updated_at     timestamptz not null,
    -- An outcome is what closes a finding, and nothing else does.
    constraint closed_has_outcome check ((status = 'closed') = (outcome is not null)),
    -- What was confirmed ends as confirmed, what was dismissed as dismissed.
    constraint outcome_fits_decision check (
        outcome is null
        or (decision = 'confirmed' and outcome like 'confirmed\_%')
        or (decision = 'dismissed' and outcome not like 'confirmed\_%')),
    -- Nothing is decided while it is new; what is triaged was decided by somebody.
    constraint new_is_undecided check (status <> 'new' or decision is null),
    constraint triaged_is_decided check (status <> 'triaged' or decision is not null),
    constraint decided_by_somebody check ((decision is null) = (triaged_by is null)),
    -- A mention is no purchase, so no law applies to it.
    constraint mention_is_not_covered check (role <> 'MENTION' or verdict = 'NOT_COVERED')
);
create index finding_of_agency on finding (agency_id, opened_at desc, id);
create index finding_in_order on finding (opened_at desc, id);
create index finding_group on finding (document_key, agency_id, maker_key);

-- What happened to a finding. Append-only: the service's role may neither change nor delete.
create table finding_event (
    finding_id uuid        not null references finding (id),
    seq        integer     not null,
    at         timestamptz not null,
    actor      text        not null,
    actor_role text        not null,
    action     text        not null,
    text       text,
    from_value text,
    to_value   text,
    primary key (finding_id, seq)
);

-- A finding as it was said at each version: what we knew on any earlier day. Append-only.
create table finding_version (
    finding_id  uuid        not null references finding (id),
    version     bigint      not null,
    recorded_at timestamptz not null,
    body        text        not null,
    primary key (finding_id, version)
);
create index finding_version_at on finding_version (recorded_at);

-- "Not a match", remembered for a text, an entity and what the list says of that entity.
create table remembered_decision (
    text_key     text        not null,
    entity_id    text        not null,
    list_print   text        not null,
    text         text        not null,
    list_version text        not null,
    finding_id   uuid        not null references finding (id),
    decided_by   text        not null,
    decided_at   timestamptz not null,
    reason       text,
    revoked_at   timestamptz,
    primary key (text_key, entity_id, list_print)
);
create index remembered_by_finding on remembered_decision (finding_id);

grant usage on schema public to ${app_role};
-- An installation may give new tables away by default privileges: begin from nothing.
revoke all on all tables in schema public from ${app_role};
grant select, insert, update, delete on outbox, agency, agency_alias, contract_line, matched_line, device to ${app_role};
grant usage, select on all sequences in schema public to ${app_role};
grant select, insert, update on finding, remembered_decision to ${app_role};
grant select, insert on finding_event, finding_version to ${app_role};
