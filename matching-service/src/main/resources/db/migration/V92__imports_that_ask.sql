-- Imports that ask a person of the office, as ingest-service told of them. One that asks no more stays, so that an older message
-- of it is known to be older.
create table asking_import (
    id          uuid        primary key,
    version     bigint      not null check (version >= 1),
    source_name text        not null,
    filename    text        not null,
    started_by  text        not null,
    received_at timestamptz not null,
    asks        text
);
create index asking_import_open on asking_import (received_at) where asks is not null;

alter table asking_import enable row level security;
alter table asking_import force row level security;
create policy all_rows on asking_import to matching_office using (true) with check (true);

revoke all on asking_import from ${app_role};
grant select, insert, update on asking_import to ${app_role};
