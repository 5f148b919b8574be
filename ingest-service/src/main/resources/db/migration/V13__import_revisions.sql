-- An import can be looked at before it is applied, and taken back later.
alter table import
    -- What is done with it when its turn comes.
    add column task text not null default 'load' check (task in ('preview', 'load', 'undo', 'redo')),
    -- How often it was taken back or applied again.
    add column revision integer not null default 0,
    -- Since when it waits for its turn: imports of a source take turns in this order.
    add column queued_at timestamptz not null default now(),
    -- The sum of the amounts of the rows that were taken; null where it was not counted yet.
    add column total numeric,
    -- What an application of it would do.
    add column preview jsonb,
    drop constraint import_status_check,
    add constraint import_status_check check (status in
        ('received', 'needs_mapping', 'to_apply', 'running', 'waiting', 'done', 'failed', 'cancelled', 'undone'));
alter table import no force row level security;
update import set queued_at = received_at;
alter table import force row level security;

create or replace view open_import with (security_invoker = true) as
    select * from import where status in ('received', 'running', 'waiting');

-- A line that no import says any more. It stays, because findings and returns may rest on it.
alter table contract_line add column withdrawn boolean not null default false;

-- The import that a buyer was first seen in; null for those seen before this was noted.
alter table buyer add column import_id uuid;
create index buyer_of_import on buyer (import_id);

-- Each time that an import was taken back or applied again.
create table import_revision (
    import_id     uuid        not null references import on delete cascade,
    revision      integer     not null,
    kind          text        not null check (kind in ('undo', 'redo')),
    reason        text        not null,
    asked_by      text        not null,
    asked_at      timestamptz not null,
    -- What the import was before it was taken back.
    status_before text        not null,
    finished_at   timestamptz,
    -- Lines that nobody says any more.
    withdrawn     bigint      not null default 0,
    -- Lines that say what another import said, or what this one says again.
    changed       bigint      not null default 0,
    primary key (import_id, revision)
);
-- A database may grant more by default.
revoke all on import_revision from ingest_app;
grant select, insert, update on import_revision to ingest_app;
-- A file is about many agencies: its revisions are the office's.
alter table import_revision enable row level security;
alter table import_revision force row level security;
create policy all_rows on import_revision to ingest_office using (true) with check (true);
