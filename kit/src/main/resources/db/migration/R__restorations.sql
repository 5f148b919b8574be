-- Restores of this database from a backup, in every service that tells something. Versions of messages begin above all that
-- was told before: minutes since 2026.
create table if not exists restoration (
    epoch   bigint      primary key,
    at      timestamptz not null,
    told_at timestamptz
);
create or replace function restored() returns bigint language sql as $$
    insert into restoration (epoch, at)
    select greatest(coalesce(max(epoch), 0) + 1, extract(epoch from now() - timestamptz '2026-01-01T00:00:00Z')::bigint / 60),
        now()
    from restoration
    returning epoch
$$;
revoke all on function restored() from public;
revoke all on restoration from ${app};
grant select, update (told_at) on restoration to ${app};
