-- When an agency was first told of a finding and asked about it, or first answered: what is recorded of its money after
-- that is re-coded after notice. Findings that were answered before this column came know it from their timeline.
alter table finding add column notified_at timestamptz;
update finding f set notified_at = told.at
from (select finding_id, min(at) as at from finding_event where action in ('answered', 'disputed') group by finding_id) told
where told.finding_id = f.id;

-- What a reviewer found the equipment is for; who said so, when and why is in the timeline.
alter table finding add column purpose text check (purpose in ('default', 'out_of_scope'));
