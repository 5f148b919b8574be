-- The read model comes from the topics: it can be emptied, and comes back when they are read from their beginning.
-- Only the owner may; what people did through the gateway (audit, grants) is no part of it.
create function forget_read_model() returns void language sql as $$
    truncate agency, agency_alias, maker, finding, device, coverage, watchlist, tally, statewide_tally
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
revoke all on restoration from gateway_app;
grant select, update (told_at) on restoration to gateway_app;
