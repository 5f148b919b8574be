-- The table of held grants, to be put into a service's migrations as it is: a replica of the topic `grants`.
-- What one person may do in one place: in an agency, in the office, or whether the account may sign in at all.
create table held_grant (
    -- Issuer and subject of the person's tokens, with a bar between them.
    person  text   not null,
    -- The id of an agency, "office" or "account".
    place   text   not null,
    version bigint not null,
    body    jsonb  not null,
    primary key (person, place)
);
create index held_grant_by_place on held_grant (place);
revoke all on held_grant from ${app_role};
grant select, insert, update on held_grant to ${app_role};

-- Who answered for an agency does not decide for the office on the same finding: people are compared by issuer and subject.
alter table finding_event add column actor_identity text;

-- Whose finding was decided is asked too: a timeline says which decision it was to that agency only.
drop function recall_decision(text, text, text);
create function recall_decision(wanted_text text, wanted_entity text, wanted_print text)
        returns table (finding_id uuid, agency_id uuid, decided_by text, decided_at timestamptz)
        language sql stable security definer set search_path = public, pg_temp as $$
    select r.finding_id, r.agency_id, r.decided_by, r.decided_at from remembered_decision r
    where r.text_key = wanted_text and r.entity_id = wanted_entity and r.list_print = wanted_print
      and r.revoked_at is null
$$;
revoke all on function recall_decision(text, text, text) from public;
grant execute on function recall_decision(text, text, text) to matching_app, matching_office;
