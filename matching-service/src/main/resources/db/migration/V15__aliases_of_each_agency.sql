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
