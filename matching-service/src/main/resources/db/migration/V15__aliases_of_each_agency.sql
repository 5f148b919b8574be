-- What each agency says it stands for is kept as it was said. Whom an id leads to is computed from all of it, so it does
-- not depend on the order in which the messages of different agencies come.
alter table agency add column alias_ids uuid[] not null default '{}';
alter table agency no force row level security;
alter table agency_alias no force row level security;
update agency a set alias_ids = known.ids
from (select agency_id, array_agg(alias_id) as ids from agency_alias group by agency_id) known
where known.agency_id = a.id;
alter table agency force row level security;
alter table agency_alias force row level security;

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
revoke all on restoration from matching_app;
grant select, update (told_at) on restoration to matching_app;
