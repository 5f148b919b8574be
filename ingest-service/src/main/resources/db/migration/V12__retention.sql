-- Rejected rows hold what was published about people, so they are not kept for ever: a job deletes them.
grant delete on reject to ingest_app;

-- What was deleted because its time was over, and when. Nothing in it is anybody's.
create table deletion (
    id         bigint      generated always as identity primary key,
    deleted_at timestamptz not null,
    kind       text        not null check (kind in ('kept_file', 'rejected_rows')),
    items      bigint      not null check (items > 0),
    -- What ended before this was deleted.
    ended_before timestamptz not null
);
grant select, insert on deletion to ingest_app;
