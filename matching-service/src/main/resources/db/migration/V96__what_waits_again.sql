-- Proof that was looked at and confirmed waits no longer: the office notifies, the agency answers or a second person closes.
create or replace view plan_proof_to_look_at with (security_invoker = true) as
select i.plan_id, i.agency_id, max(i.done_on) as done_on, max(i.done_by) as done_by, cast(sum(i.proven) as bigint) as pieces
from plan_item_standing i
join plan p on p.id = i.plan_id and p.state = 'accepted'
join finding f on f.id = i.finding_id and not f.withdrawn and f.status <> 'closed'
left join finding_task t on t.finding_id = f.id and t.status = f.status
where i.done_on is not null and i.proven > 0
  and (t.finding_id is null or t.next_step in ('triage', 'keep_promise', 'review_answer'))
group by i.plan_id, i.agency_id;

-- Each row is read once a second: where thing is null, by name for what was told to a side; where it is not, for the office.
-- comes_back: what left the inbox comes back where it waits again, as of a finding that was withdrawn and is there again.
-- Marks do not depend on the time zone of a session.
create or replace view waiting_now with (security_invoker = true) as
select 'finding ' || t.finding_id
         || case t.next_step when 'review_answer' then ' review' when 'close' then ' close' else ' answer' end as name,
       case t.next_step when 'close' then 'finding' end as thing, t.agency_id,
       '/findings/' || t.finding_id as path, f.triaged_by as asked_by, f.triaged_by_identity as asked_by_identity,
       t.since, cast(extract(epoch from t.since) as text) as mark,
       concat_ws(': ',
           coalesce(cast(f.content as jsonb) ->> 'shortName', cast(f.content as jsonb) ->> 'makerName',
                    cast(f.content as jsonb) ->> 'entityName', f.entity_id),
           left(coalesce(cast(f.content as jsonb) #>> '{lines,0,description}',
                         nullif(concat_ws(' ', cast(f.content as jsonb) #>> '{device,maker}',
                                          cast(f.content as jsonb) #>> '{device,model}'), '')), 200)) as what,
       -- A notice that is yet to be sent is told anew.
       t.next_step in ('answer', 'review_answer') as comes_back
from finding_task t
join finding f on f.id = t.finding_id and f.status = t.status and not f.withdrawn
where t.next_step in ('notify', 'answer', 'review_answer', 'close')
union all
-- The answers that an agency owes by a day, of which it is reminded.
select distinct 'answers ' || coalesce(l.agency_id, t.agency_id) || ' ' || t.due_on, null, cast(null as uuid), '', null, null,
     cast(null as timestamptz), '', '', true
from finding_task t
join finding f on f.id = t.finding_id and f.status = t.status and not f.withdrawn
left join agency_alias l on l.alias_id = t.agency_id
where t.next_step in ('answer', 'keep_promise')
union all
select 'plan ' || id || case state when 'draft' then ' submit' else ' decide' end, null, agency_id,
       '/agencies/' || agency_id || '/plans/' || id, null, null, state_since, '', title, false
from plan where state in ('draft', 'submitted')
union all
select 'plan ' || p.id || ' complete', 'plan', p.agency_id, '/agencies/' || p.agency_id || '/plans/' || p.id,
       p.accepted_by, p.accepted_by_identity, p.accepted_at, cast(extract(epoch from p.accepted_at) as text), p.title, false
from plan p
where p.state = 'accepted'
  and not exists (select 1 from plan_item_standing i where i.plan_id = p.id and not i.settled)
  and not exists (select 1 from plan_step s where s.plan_id = p.id and s.done_on is null)
union all
select 'plan ' || p.id || ' proof', 'proof', p.agency_id, '/agencies/' || p.agency_id || '/plans/' || p.id,
       l.done_by, null, cast(l.done_on as timestamptz), to_char(l.done_on, 'YYYY-MM-DD'), p.title, false
from plan_proof_to_look_at l join plan p on p.id = l.plan_id
union all
select 'waiver ' || id || ' decide', null, agency_id, '/agencies/' || agency_id || '/waivers/' || id, requested_by,
       requested_by_identity, requested_at, '', '', false
from waiver where state = 'requested'
union all
select 'draft ' || id, kind, null, '/' || kind || '/drafts/' || id, proposed_by_name, proposed_by, created_at, '', summary, false
from proposal;

create index finding_task_waits on finding_task (finding_id)
    where next_step in ('notify', 'answer', 'keep_promise', 'review_answer', 'close');
create index notification_of_what_waits on notification (waits_for, created_at) where waits_for is not null;
