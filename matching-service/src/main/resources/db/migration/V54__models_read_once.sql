-- The same function as before (V40), but what a finding says is taken apart once and not three times: without "offset 0" the
-- database puts the cast into each place that names the body. What was reckoned stays as it is.
create or replace function finding_models(content text) returns text
    language sql immutable parallel safe
    set search_path = pg_catalog
as $$
select case when char_length(models) > 200 then md5(models) else models end
from (
    select coalesce(
        string_agg(model, '+' order by model) filter (where of_evidence),
        string_agg(model, '+' order by model),
        '') as models
    from (
        select distinct of_evidence,
               regexp_replace(upper(said #>> '{}'), '[^A-Z0-9]+', '', 'g') collate "C" as model
        from (
            -- Text with this mark is valid JSON and no valid jsonb.
            select cast(case when position('\u0000' in content) > 0 then '{}' else content end as jsonb) as body
            offset 0) readable
        cross join lateral (
            select true as of_evidence, evidence as said
            from jsonb_path_query(body, '$.evidence[*] ? (@.kind == "MODEL").text') as evidence
            union all
            select false, named
            from jsonb_path_query(body, '$.lines[*].model') as named
            union all
            select false, named
            from jsonb_path_query(body, '$.device.model') as named) found
        where jsonb_typeof(said) = 'string') named
    where model <> '') together
$$;
