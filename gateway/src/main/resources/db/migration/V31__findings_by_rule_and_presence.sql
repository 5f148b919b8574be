-- On which rules the headline verdict of a finding rests, so that a rule can say how many findings rest on it. The table is
-- written once more for it.
create function json_texts(list jsonb) returns text[] language sql immutable as $$
    select coalesce(array_agg(item), '{}')
    from jsonb_array_elements_text(case when jsonb_typeof(list) = 'array' then list else '[]' end) as item
$$;

alter table finding add column rules text[] not null generated always as (json_texts(body -> 'decidingRules')) stored;
create index finding_rules on finding using gin (rules);

-- Who of the office has a finding open in the review queue, so that two people do not work on it at once. A row is
-- forgotten after some minutes.
create table finding_presence (
    finding_id uuid        not null,
    caller     text        not null,
    name       text        not null,
    seen_at    timestamptz not null,
    primary key (finding_id, caller)
);
create index finding_presence_by_age on finding_presence (seen_at);
revoke all on finding_presence from ${app};
grant select, insert, update, delete on finding_presence to ${app};
alter table finding_presence enable row level security;
alter table finding_presence force row level security;
create policy all_rows on finding_presence to gateway_office using (true) with check (true);
