-- Lines of the source to whose funding somebody added while this import ran. The import may send an older version after
-- the newer one, so at its end it has the newest ones sent once more: the last record of a key is its newest.
alter table import add column funded uuid[] not null default '{}';

-- The copy of the agencies' names comes from a topic: it can be emptied, and comes back when the topic is read from its
-- beginning. Only the owner may.
create function forget_read_model() returns void language sql as $$
    truncate agency, agency_name
$$;
revoke all on function forget_read_model() from public;
