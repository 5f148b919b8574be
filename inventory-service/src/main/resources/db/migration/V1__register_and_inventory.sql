-- The register of agencies, their devices, and the one history of both.

create table agency (
    id                 uuid primary key,
    version            bigint      not null check (version >= 1),
    name               text        not null check (name <> ''),
    kind               text check (kind in ('CITY', 'COUNTY', 'TOWN', 'SCHOOL_DISTRICT', 'STATE_AGENCY', 'STATE_UNIVERSITY',
                                            'SPECIAL_DISTRICT', 'FEDERAL_AGENCY')),
    state              text        not null check (state ~ '^[A-Z]{2}$'),
    county             text,
    status             text        not null check (status in ('REGISTERED', 'UNCLAIMED', 'MERGED')),
    merged_into        uuid references agency,
    aliases            varchar[]   not null,
    alias_ids          uuid[]      not null,
    -- The name and the aliases as BuyerName folds them: what a published name is looked up by.
    name_keys          varchar[]   not null,
    identifiers        jsonb       not null,
    federal_contractor boolean,
    sample             boolean     not null,
    search_text        text        not null,
    updated_at         timestamptz not null,
    check ((status = 'MERGED') = (merged_into is not null)),
    check (merged_into is null or merged_into <> id)
);
create index agency_by_name on agency (name, id);
create index agency_by_name_key on agency using gin (name_keys);
create index agency_merged_into on agency (merged_into) where merged_into is not null;

create table device (
    id               uuid primary key,
    version          bigint      not null check (version >= 1),
    agency_id        uuid        not null references agency,
    maker            text,
    model            text,
    serial           text,
    mac              text check (mac ~ '^[0-9A-F]{12}$'),
    fcc_id           text,
    tag              text,
    banner           text,
    site             text,
    location         text,
    status           text        not null check (status in ('INSTALLED', 'IN_STOCK', 'REMOVED', 'DISPOSED')),
    installed_on     date,
    removed_on       date,
    removal_method   text,
    purpose          text,
    quantity         integer     not null check (quantity >= 1),
    -- What tells a device without serial, MAC and tag from another: maker, model, site and location.
    bulk_key         text,
    place            text        not null,
    search_text      text        not null,
    reported_by      text        not null,
    reported_through text        not null check (reported_through in ('FORM', 'FILE', 'API')),
    updated_at       timestamptz not null,
    correlation_id   text,
    check ((status in ('REMOVED', 'DISPOSED')) = (removed_on is not null)),
    check (removed_on is not null or removal_method is null),
    check (removed_on is null or installed_on is null or removed_on >= installed_on),
    check (quantity = 1 or (serial is null and mac is null))
);
-- A serial number, a MAC address or a tag is one device in an agency; two agencies may have the same.
create unique index device_serial on device (agency_id, upper(serial)) where serial is not null;
create unique index device_mac on device (agency_id, mac) where mac is not null;
create unique index device_tag on device (agency_id, upper(tag)) where tag is not null;
create unique index device_bulk on device (agency_id, bulk_key) where bulk_key is not null and removed_on is null;
create index device_by_place on device (agency_id, place, id);

-- Append-only: the application may neither change nor delete a row.
create table change (
    subject_id     uuid        not null,
    version        bigint      not null,
    happened_at    timestamptz not null,
    person         text        not null,
    through        text        not null,
    what           text        not null,
    note           text,
    fields         jsonb       not null,
    correlation_id text,
    primary key (subject_id, version)
);

create table device_import (
    id          uuid primary key,
    agency_id   uuid        not null references agency,
    filename    text,
    sha256      text        not null,
    imported_at timestamptz not null,
    person      text        not null,
    receipt     jsonb       not null
);
create index device_import_by_agency on device_import (agency_id, imported_at);

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

-- Whatever the server's default privileges give, the application gets just this.
revoke all on agency, device, change, device_import, idempotency, outbox from inventory_app;
grant usage on schema public to inventory_app;
grant select, insert, update on agency, device to inventory_app;
grant select, insert on change, device_import to inventory_app;
grant select, insert, update, delete on idempotency to inventory_app;
grant select, insert, delete on outbox to inventory_app;
