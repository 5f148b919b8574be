-- Files that are sent in parts, so that a broken connection costs one part and not the file.
create table partial_upload (
    id         uuid primary key,
    -- How many bytes the file has, and how many of them, from its start, are here.
    bytes      bigint      not null check (bytes > 0),
    received   bigint      not null default 0 check (received between 0 and bytes),
    -- Of the whole file, once it was put together.
    sha256     char(64),
    started_by text        not null,
    started_at timestamptz not null
);
create index partial_upload_of_person on partial_upload (started_by, started_at);

create table upload_part (
    upload_id uuid   not null references partial_upload on delete cascade,
    -- Its first byte, counted from 0.
    start     bigint not null,
    bytes     bigint not null check (bytes > 0),
    primary key (upload_id, start)
);

revoke all on partial_upload, upload_part from ingest_app;
grant select, insert, update, delete on partial_upload, upload_part to ingest_app;

-- Purchase data is about many agencies: all of it is the office's.
alter table partial_upload enable row level security;
alter table partial_upload force row level security;
create policy all_rows on partial_upload to ingest_office using (true) with check (true);
alter table upload_part enable row level security;
alter table upload_part force row level security;
create policy all_rows on upload_part to ingest_office using (true) with check (true);
