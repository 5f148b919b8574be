-- On which rules the headline verdict of a finding rests, so that a rule can say how many findings rest on it. The table is
-- written once more for it.
create function json_texts(list jsonb) returns text[] language sql immutable as $$
    select coalesce(array_agg(item), '{}')
    from jsonb_array_elements_text(case when jsonb_typeof(list) = 'array' then list else '[]' end) as item
$$;

alter table finding add column rules text[] not null generated always as (json_texts(body -> 'decidingRules')) stored;
create index finding_rules on finding using gin (rules);
