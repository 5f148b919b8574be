-- Who decided a finding first, where another person decided otherwise since, and with which outcome the last decision came.
-- Missing where nobody decided otherwise, so that what was decided before stays as it is.
alter table finding
    add column first_decided_by          text,
    add column first_decided_by_identity text,
    add column proposed_outcome          text;

-- A remembered "not a match" names both people, and who withdrew it.
alter table remembered_decision
    add column triaged_by       text,
    add column withdrawn_by     text,
    add column withdrawn_at     timestamptz,
    add column withdrawn_reason text;

-- What is remembered so far: the finding says who triaged it, as long as it is closed by that decision.
alter table remembered_decision no force row level security;
alter table finding no force row level security;
update remembered_decision r
set triaged_by = f.triaged_by
from finding f
where f.id = r.finding_id and f.outcome = 'not_a_match' and f.decided_text = r.text_key and f.decided_print = r.list_print;
alter table remembered_decision force row level security;
alter table finding force row level security;

-- All that one decision settled is found by its text.
create index finding_decided_text on finding (decided_text, entity_id) where outcome = 'not_a_match';

drop function recall_decision(text, text, text, uuid);
create function recall_decision(wanted_text text, wanted_entity text, wanted_print text, wanted_agency uuid)
        returns table (finding_id uuid, triaged_by text, decided_by text, decided_at timestamptz)
        language sql stable security definer set search_path = public, pg_temp as $$
    select case when own then r.finding_id end, case when own then r.triaged_by end,
           case when own then r.decided_by end, case when own then r.decided_at end
    from remembered_decision r, lateral (
        select r.agency_id = wanted_agency
            and (current_setting('app.scope', true) in ('office', 'job') or wanted_agency = any (scope_agencies())) as own) o
    where r.text_key = wanted_text and r.entity_id = wanted_entity and r.list_print = wanted_print
      and r.revoked_at is null
$$;
revoke all on function recall_decision(text, text, text, uuid) from public;
grant execute on function recall_decision(text, text, text, uuid) to matching_app, matching_office;
