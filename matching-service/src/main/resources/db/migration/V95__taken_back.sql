-- When a person of the office reopened a finding of a completed plan, because the equipment is still there. A completed plan stays
-- as it is, but what it says of this finding is no longer counted, neither as reported nor as verified.
alter table plan_item add column taken_back_at timestamptz;

create or replace view planned_pieces with (security_invoker = true) as
select i.finding_id,
       cast(sum(i.proven) as bigint) as reported,
       cast(sum(i.pieces) filter (where p.state = 'completed' and i.done_on is not null) as bigint) as verified
from plan_item_standing i
join plan p on p.id = i.plan_id
join plan_item t on t.plan_id = i.plan_id and t.finding_id = i.finding_id
where p.state in ('accepted', 'completed') and i.treatment <> 'isolate' and t.taken_back_at is null
group by i.finding_id;

-- What was reopened before this was kept.
alter table plan no force row level security;
alter table plan_item no force row level security;
alter table finding_event no force row level security;
update plan_item i
set taken_back_at = again.at
from (
    select t.plan_id, t.finding_id, min(e.at) as at
    from plan p
    join plan_item t on t.plan_id = p.id
    join finding_event e on e.finding_id = t.finding_id and e.at >= p.completed_at
    where p.state = 'completed' and e.action = 'reopened' and e.actor_role = 'oversight-analyst' and e.from_value = 'confirmed_removed'
    group by t.plan_id, t.finding_id) again
where again.plan_id = i.plan_id and again.finding_id = i.finding_id;
alter table plan force row level security;
alter table plan_item force row level security;
alter table finding_event force row level security;
