-- How many pieces of a finding went by plans that the office accepted: as the agency reports with proof, and as the office verified
-- when it completed them. Equipment that is cut off from networks stays. The message of the finding says both.
create index plan_item_of_finding on plan_item (finding_id);

create view planned_pieces with (security_invoker = true) as
select i.finding_id,
       cast(sum(i.proven) as bigint) as reported,
       cast(sum(i.pieces) filter (where p.state = 'completed' and i.done_on is not null) as bigint) as verified
from plan_item_standing i
join plan p on p.id = i.plan_id
where p.state in ('accepted', 'completed') and i.treatment <> 'isolate'
group by i.finding_id;

revoke all on planned_pieces from ${app_role};
grant select on planned_pieces to ${app_role};
