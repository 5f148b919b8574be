-- Whoever settles an agency's lines learns that a text was decided to be no match. Which finding it was, whose, by whom and
-- when, it learns of that agency's own decision only, and only where that agency's rows are bound.
drop function recall_decision(text, text, text);
create function recall_decision(wanted_text text, wanted_entity text, wanted_print text, wanted_agency uuid)
        returns table (finding_id uuid, decided_by text, decided_at timestamptz)
        language sql stable security definer set search_path = public, pg_temp as $$
    select case when own then r.finding_id end, case when own then r.decided_by end, case when own then r.decided_at end
    from remembered_decision r, lateral (
        select r.agency_id = wanted_agency
            and (current_setting('app.scope', true) in ('office', 'job') or wanted_agency = any (scope_agencies())) as own) o
    where r.text_key = wanted_text and r.entity_id = wanted_entity and r.list_print = wanted_print
      and r.revoked_at is null
$$;
revoke all on function recall_decision(text, text, text, uuid) from public;
grant execute on function recall_decision(text, text, text, uuid) to matching_app, matching_office;
