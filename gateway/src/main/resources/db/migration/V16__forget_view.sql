-- The read model comes from the topics: it can be emptied, and comes back when they are read from their beginning.
-- Only the owner may; what people did through the gateway (audit, grants) is no part of it.
create function forget_read_model() returns void language sql as $$
    truncate agency, agency_alias, maker, finding, device, coverage, watchlist, tally, statewide_tally
$$;
revoke all on function forget_read_model() from public;
