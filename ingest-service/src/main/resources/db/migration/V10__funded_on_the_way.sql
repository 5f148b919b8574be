-- Lines of the source to whose funding somebody added while this import ran. The import may send an older version after
-- the newer one, so at its end it has the newest ones sent once more: the last record of a key is its newest.
alter table import add column funded uuid[] not null default '{}';

-- The copy of the agencies' names comes from a topic: it can be emptied, and comes back when the topic is read from its
-- beginning. Only the owner may.
create function forget_read_model() returns void language sql as $$
    truncate agency, agency_name
$$;
revoke all on function forget_read_model() from public;

-- Restores of this database from a backup. Versions of messages begin above all that was told before (minutes since 2026).
create table restoration (
    epoch   bigint      primary key,
    at      timestamptz not null,
    told_at timestamptz
);
create function restored() returns bigint language sql as $$
    insert into restoration (epoch, at)
    select greatest(coalesce(max(epoch), 0) + 1, extract(epoch from now() - timestamptz '2026-01-01T00:00:00Z')::bigint / 60),
        now()
    from restoration
    returning epoch
$$;
revoke all on function restored() from public;
revoke all on restoration from ingest_app;
grant select, update (told_at) on restoration to ingest_app;
