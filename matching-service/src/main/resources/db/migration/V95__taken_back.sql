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
