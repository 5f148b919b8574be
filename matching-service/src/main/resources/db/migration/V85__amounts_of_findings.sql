-- What the purchase costs, as the finding says it, and which list its leading line stands in (kind of document and source), so
-- that findings that may be the same purchase are found. The service writes both.
alter table finding add column amount numeric, add column leading_list text;

alter table finding no force row level security;
update finding f
set amount = cast(said.body ->> 'amount' as numeric),
    leading_list = case
        when said.body #>> '{lines,0,documentType}' = 'payment' and said.body #>> '{lines,0,paymentDate}' is null then 'invoice'
        else said.body #>> '{lines,0,documentType}' end || '|' || (said.body #>> '{lines,0,sourceId}')
from (
    -- Text with this mark is valid JSON and no valid jsonb.
    select id, cast(case when position('\u0000' in content) > 0 then '{}' else content end as jsonb) as body
    from finding where subject = 'purchase'
    offset 0) said
where said.id = f.id;
alter table finding force row level security;

create index finding_pairs on finding (agency_id, maker_key, amount) where not withdrawn and subject = 'purchase';
