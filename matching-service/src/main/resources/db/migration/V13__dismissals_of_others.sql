-- The timeline of a finding that was dismissed by a remembered decision named that decision: who, when, and the finding,
-- also where that is another agency's. What was written so is replaced, once, by the owner of the tables.
alter table finding no force row level security;
alter table finding_event no force row level security;
alter table finding_version no force row level security;
alter table outbox no force row level security;

create temporary table told_of_another on commit drop as
select e.finding_id
from finding_event e
join finding f on f.id = e.finding_id
join finding o on o.id = substring(e.text from '\(finding ([0-9a-f-]{36})\)\.$')::uuid
where e.action = 'dismissed' and e.actor = 'matching-service'
  and e.text like 'The same text was decided to be no match by %'
  and o.agency_id <> f.agency_id;

update finding_event
set text = 'The oversight office holds that this text is no match.'
where finding_id in (select finding_id from told_of_another)
  and action = 'dismissed' and actor = 'matching-service'
  and text like 'The same text was decided to be no match by %';

update finding_version
set body = regexp_replace(body, 'The same text was decided to be no match by [^"]*? \(finding [0-9a-f-]{36}\)\.',
                          'The oversight office holds that this text is no match.', 'g')
where finding_id in (select finding_id from told_of_another);

-- The topic keeps the last message of each finding: it is sent again, under the same version, so that nothing else changes.
insert into outbox (event_id, topic, msg_key, type, occurred_at, payload)
select gen_random_uuid(), 'findings', v.finding_id::text, 'finding.changed.v1', now(), v.body
from finding_version v
where v.finding_id in (select finding_id from told_of_another)
  and v.version = (select max(l.version) from finding_version l where l.finding_id = v.finding_id);

alter table finding force row level security;
alter table finding_event force row level security;
alter table finding_version force row level security;
alter table outbox force row level security;
