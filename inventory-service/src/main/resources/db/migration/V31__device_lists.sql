-- Device lists that people review before they are applied, and that can be taken back.

-- A device whose list was taken back stays, with its history, and counts nowhere.
alter table device add column withdrawn boolean not null default false;

-- What identifies a device, in the form in which the rules compare it. An index over an expression is no use under row-level
-- security, because the expression is not leakproof.
alter table device
    add column serial_key text generated always as (upper(serial)) stored,
    add column tag_key    text generated always as (upper(tag)) stored,
    -- Serials of digits only, without the zeros that spreadsheets drop.
    add column zeros_key  text generated always as (
        case when serial ~ '^[0-9]+$' then coalesce(nullif(ltrim(serial, '0'), ''), '0') end) stored;
drop index device_serial;
drop index device_mac;
drop index device_tag;
drop index device_bulk;
create unique index device_serial on device (agency_id, serial_key) where serial_key is not null and not withdrawn;
create unique index device_mac on device (agency_id, mac) where mac is not null and not withdrawn;
create unique index device_tag on device (agency_id, tag_key) where tag_key is not null and not withdrawn;
create unique index device_bulk on device (agency_id, bulk_key)
    where bulk_key is not null and removed_on is null and not withdrawn;
create index device_alike on device (agency_id, bulk_key) where bulk_key is not null;
create index device_without_zeros on device (agency_id, zeros_key) where zeros_key is not null;

-- A list as somebody sent it, and how far it is.
create table device_list (
    id            uuid        primary key,
    agency_id     uuid        not null references agency,
    version       bigint      not null check (version >= 1),
    status        text        not null check (status in ('to_review', 'applied', 'undone')),
    filename      text,
    sha256        text        not null,
    format        text        not null,
    -- Whether it says what was seen on a network, and not what somebody declares.
    discovered    boolean     not null,
    headers       jsonb       not null,
    -- What each header was taken for when it was checked last.
    columns       jsonb       not null,
    -- How many devices the agency had then, and the sum of their versions: any change of the register changes it.
    register      text        not null,
    rows          integer     not null,
    added         integer     not null,
    changed       integer     not null,
    unchanged     integer     not null,
    rejected      integer     not null,
    absent        integer     not null,
    sent_by       text        not null,
    sent_at       timestamptz not null,
    checked_at    timestamptz not null,
    applied_by    text,
    applied_at    timestamptz,
    applied_rows  integer,
    undone_by     text,
    undone_at     timestamptz,
    undone_reason text,
    check ((applied_at is null) = (status = 'to_review')),
    check ((undone_at is null) = (status <> 'undone'))
);
create index device_list_of_agency on device_list (agency_id, sent_at desc, id);

-- The rows of a list, and what each would do.
create table device_list_row (
    list_id        uuid    not null references device_list,
    agency_id      uuid    not null,
    row            integer not null,
    cells          text    not null,
    what           text    not null check (what in ('new', 'changed', 'unchanged', 'rejected')),
    device_id      uuid,
    device_version bigint,
    label          text    not null,
    serial_key     text,
    mac            text,
    tag_key        text,
    zeros_key      text,
    bulk_key       text,
    -- The device before and after, and what differs, as JSON; nothing where the row was rejected.
    before         text,
    after          text,
    fields         text    not null,
    rejects        text    not null,
    primary key (list_id, row)
);
create index device_list_row_by_what on device_list_row (agency_id, list_id, what, row);
create index device_list_row_by_device on device_list_row (list_id, device_id) where device_id is not null;

-- What was applied: to which device, and the version that it then had.
create table device_list_change (
    list_id        uuid   not null references device_list,
    agency_id      uuid   not null,
    row            integer not null,
    device_id      uuid   not null,
    device_version bigint not null,
    primary key (list_id, row)
);
create index device_list_change_by_device on device_list_change (agency_id, device_id);

-- What a person said that a header means, for the next list of the agency.
create table device_list_column (
    agency_id uuid        not null references agency,
    header    text        not null,
    field     text,
    person    text        not null,
    at        timestamptz not null,
    primary key (agency_id, header)
);

revoke all on device_list, device_list_row, device_list_change, device_list_column from inventory_app;
grant select, insert, update on device_list, device_list_column to inventory_app;
grant select, insert, update, delete on device_list_row to inventory_app;
grant select, insert on device_list_change to inventory_app;

alter table device_list enable row level security;
alter table device_list force row level security;
create policy agency_rows on device_list to inventory_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on device_list to inventory_office using (true) with check (true);

alter table device_list_row enable row level security;
alter table device_list_row force row level security;
create policy agency_rows on device_list_row to inventory_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on device_list_row to inventory_office using (true) with check (true);

alter table device_list_change enable row level security;
alter table device_list_change force row level security;
create policy agency_rows on device_list_change to inventory_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on device_list_change to inventory_office using (true) with check (true);

alter table device_list_column enable row level security;
alter table device_list_column force row level security;
create policy agency_rows on device_list_column to inventory_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on device_list_column to inventory_office using (true) with check (true);
