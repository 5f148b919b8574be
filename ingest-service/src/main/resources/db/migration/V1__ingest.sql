-- Everything that ingest-service knows. The raw files lie beside it, under sightline.data-dir, named by their SHA-256.

create table source (
    id            text primary key,
    version       bigint      not null,
    name          text        not null,
    state         char(2),
    document_type text,
    profile       jsonb       not null,
    created_at    timestamptz not null,
    updated_at    timestamptz not null
);

create table import (
    id             uuid primary key,
    source_id      text        not null references source,
    filename       text        not null,
    sha256         char(64)    not null,
    bytes          bigint      not null,
    -- Of the unpacked text; null until the file was checked.
    content_bytes  bigint,
    status         text        not null check (status in
                       ('received', 'needs_mapping', 'running', 'waiting', 'done', 'failed', 'cancelled')),
    message        text,
    -- Somebody wants it stopped; the worker does it when no batch is half done.
    cancel_wanted  boolean     not null default false,
    state          char(2),
    layout         jsonb       not null,
    mapping        jsonb       not null,
    columns        jsonb       not null,
    -- The last row of the last batch that was stored and sent. A killed import goes on behind it.
    checkpoint     bigint      not null default 0,
    bytes_done     bigint      not null default 0,
    read           bigint      not null default 0,
    accepted       bigint      not null default 0,
    updated        bigint      not null default 0,
    unchanged      bigint      not null default 0,
    rejected       bigint      not null default 0,
    started_by     text        not null,
    correlation_id text,
    received_at    timestamptz not null,
    started_at     timestamptz,
    finished_at    timestamptz
);
create index import_same_content on import (source_id, sha256);
create index import_newest on import (received_at desc, id);
create index import_open on import (received_at) where status in ('received', 'running', 'waiting');

create table reject (
    import_id   uuid    not null references import on delete cascade,
    row_no      bigint  not null,
    -- A row may be wrong in several columns.
    place       integer not null,
    column_name text,
    code        text    not null,
    reason      text    not null,
    value       text,
    -- The record as comma-separated values.
    raw         text    not null,
    primary key (import_id, row_no, place)
);

create table contract_line (
    id              uuid        not null primary key,
    version         integer     not null,
    -- A hash of what the file says, to see whether a later file says the same.
    content         uuid        not null,
    import_id       uuid        not null,
    row_no          bigint      not null,
    source_id       text        not null,
    source_key      text,
    agency_id       uuid        not null,
    buyer_name      text        not null,
    state           text        not null,
    document_type   text        not null,
    document_number text,
    line_number     text,
    obligation_date text,
    payment_date    date,
    -- The last day of the obligation's period, or else the payment's day; 1900-01-01 where neither is known. To sort by.
    day             date        not null,
    vendor_name     text,
    vendor_uei      text,
    vendor_cage     text,
    description     text,
    manufacturer    text,
    model           text,
    quantity        numeric,
    unit            text,
    unit_price      numeric,
    amount          numeric,
    codes           jsonb       not null,
    -- As the source published it last. What people added since is in the history only.
    fund_text       text,
    funding         jsonb       not null,
    recorded_at     timestamptz not null,
    correlation_id  text
);
create index contract_line_of_agency on contract_line (agency_id, day desc, id);
create index contract_line_of_import on contract_line (import_id, row_no);

-- New versions of lines on their way into contract_line: filled, used and emptied in one transaction, so that no other
-- transaction ever sees a row of it.
create unlogged table line_replaced (like contract_line);

-- A copy of what the agencies messages say.
create table agency (
    id          uuid primary key,
    version     bigint not null,
    name        text   not null,
    state       text   not null,
    status      text   not null,
    merged_into uuid
);
create table agency_name (
    agency_id  uuid    not null references agency on delete cascade,
    state      text    not null,
    normalised text    not null,
    own        boolean not null,
    primary key (agency_id, normalised)
);
create index agency_name_by_name on agency_name (state, normalised);

-- Buyers that no agency was known for when they were first seen.
create table buyer (
    id            uuid primary key,
    name          text        not null,
    normalised    text        not null,
    kind          text,
    state         text        not null,
    source_id     text        not null,
    first_seen_at timestamptz not null
);

create table coverage (
    agency_id        uuid        not null,
    source_id        text        not null references source,
    version          bigint      not null,
    lines            bigint      not null,
    first_date       date,
    last_date        date,
    with_description bigint      not null,
    with_funding     bigint      not null,
    last_import_at   timestamptz not null,
    primary key (agency_id, source_id)
);

-- The outbox table, as the kit has it.
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

grant select, insert, update, delete on source, import, agency, agency_name, buyer, coverage, outbox, line_replaced to ingest_app;
-- Rejects are never changed; lines are never deleted.
grant select, insert on reject to ingest_app;
grant select, insert, update on contract_line to ingest_app;
-- A database may grant more by default.
revoke update, delete on reject from ingest_app;
revoke delete on contract_line from ingest_app;
