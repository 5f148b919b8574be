-- The statewide view by quarter, vendor, item and money, and narrowed by anything that a list of findings is narrowed by.

-- A vendor's name as it is compared: published data writes one name in many cases and with many spaces.
create function vendor_key(name text) returns text language sql immutable as $$
    select nullif(upper(regexp_replace(btrim(name), '\s+', ' ', 'g')), '')
$$;

alter table finding
    -- Who sold it: the first line that names somebody.
    add column vendor text generated always as (
        vendor_key(jsonb_path_query_first(body, '$.lines[*].vendorName ? (@.type() == "string" && @ != "")') #>> '{}')) stored,
    -- The day (UTC) on which the agency was first told of it, or first answered. A cast would depend on the session.
    add column notified_day date generated always as (case when body ->> 'notifiedAt' ~ '^\d{4}-\d\d-\d\d' then make_date(
        left(body ->> 'notifiedAt', 4)::integer, substr(body ->> 'notifiedAt', 6, 2)::integer,
        substr(body ->> 'notifiedAt', 9, 2)::integer) end) stored;
create index finding_of_vendor on finding (vendor) where vendor is not null;
create index finding_notified on finding (agency_id, notified_day) where notified_day is not null;

-- ---------------------------------------------------------------------------------------------------------------
-- What a purchase is counted under. The triggers below and a narrowed overview ask the same function.
-- ---------------------------------------------------------------------------------------------------------------

create function period_place(last_day date, since date, before date) returns text language sql immutable as $$
    select case when last_day is null then 'undated' when last_day < since then 'earlier' when last_day >= before then 'later'
        else 'bought' end
$$;

-- place: bought, earlier, later, undated. A purchase counts once under each kind of money in it.
create function purchase_dimensions(band text, place text, last_day date, maker_id text, verdict text, vendor text,
        item_class text, funding text[]) returns table (dimension text, key text) language sql immutable as $$
    select d.dimension, d.key from (values
        (case when band = 'MATCH' then place when band = 'REVIEW' and place = 'bought' then 'to_review' end, ''),
        (case when band = 'MATCH' and place = 'bought' then 'maker' end, maker_id),
        (case when band = 'MATCH' and place = 'bought' then 'verdict' end, verdict),
        (case when band = 'MATCH' and place = 'bought' then 'year' end, extract(year from last_day)::integer::text),
        (case when band = 'MATCH' and place = 'bought' then 'quarter' end,
            extract(year from last_day)::integer::text || 'Q' || extract(quarter from last_day)::integer::text || ' ' || verdict),
        (case when band = 'MATCH' and place = 'bought' then 'vendor' end, coalesce(vendor, 'unknown')),
        (case when band = 'MATCH' and place = 'bought' then 'item' end, coalesce(item_class, 'unknown')),
        (case when band = 'MATCH' and place = 'bought'
            and funding && array['federal_grant', 'federal_appropriation', 'fema_award'] then 'federal' end, ''),
        (case when band = 'MATCH' and place = 'bought' and 'local' = any (funding) then 'funding' end, 'local'),
        (case when band = 'MATCH' and place = 'bought' and 'state' = any (funding) then 'funding' end, 'state'),
        (case when band = 'MATCH' and place = 'bought' and 'federal_grant' = any (funding) then 'funding' end, 'federal_grant'),
        (case when band = 'MATCH' and place = 'bought' and 'federal_appropriation' = any (funding) then 'funding' end, 'federal_appropriation'),
        (case when band = 'MATCH' and place = 'bought' and 'fema_award' = any (funding) then 'funding' end, 'fema_award'),
        (case when band = 'MATCH' and place = 'bought' and 'usf' = any (funding) then 'funding' end, 'usf'),
        (case when band = 'MATCH' and place = 'bought' and 'fcc_subsidy' = any (funding) then 'funding' end, 'fcc_subsidy'),
        (case when band = 'MATCH' and place = 'bought' and 'unknown' = any (funding) then 'funding' end, 'unknown')) as d (dimension, key)
    where d.dimension is not null
$$;

-- The statewide tally is fed by the findings themselves: the tally knows no vendor, quarter or money.
drop trigger tally_added on tally;
drop trigger tally_changed on tally;
drop function statewide_insert();
drop function statewide_update();
drop function statewide_dimensions(text, boolean, integer, text, text);

create function statewide_insert() returns trigger language plpgsql as $$
begin
    insert into statewide_tally
    select d.dimension, d.key, f.agency_id, count(*), coalesce(sum(f.quantity), 0), coalesce(sum(f.amount), 0)
    from added f, purchase_dimensions(f.band, period_place(f.last_day, date '2019-08-13', date 'infinity'), f.last_day,
        f.maker_id, f.verdict, f.vendor, f.item_class, f.funding) d
    where f.countable
    group by 1, 2, 3
    on conflict (dimension, key, agency_id) do update set purchases = statewide_tally.purchases + excluded.purchases,
        quantity = statewide_tally.quantity + excluded.quantity, amount = statewide_tally.amount + excluded.amount;
    return null;
end $$;

create function statewide_delete() returns trigger language plpgsql as $$
begin
    insert into statewide_tally
    select d.dimension, d.key, f.agency_id, -count(*), -coalesce(sum(f.quantity), 0), -coalesce(sum(f.amount), 0)
    from gone f, purchase_dimensions(f.band, period_place(f.last_day, date '2019-08-13', date 'infinity'), f.last_day,
        f.maker_id, f.verdict, f.vendor, f.item_class, f.funding) d
    where f.countable
    group by 1, 2, 3
    on conflict (dimension, key, agency_id) do update set purchases = statewide_tally.purchases + excluded.purchases,
        quantity = statewide_tally.quantity + excluded.quantity, amount = statewide_tally.amount + excluded.amount;
    return null;
end $$;

-- Most changes of a finding, such as a new status, change no count and write nothing here.
create function statewide_update() returns trigger language plpgsql as $$
begin
    insert into statewide_tally
    select d.dimension, d.key, f.agency_id, sum(f.sign), sum(f.sign * coalesce(f.quantity, 0)), sum(f.sign * coalesce(f.amount, 0))
    from (
        select 1 as sign, agency_id, band, last_day, maker_id, verdict, vendor, item_class, funding, quantity, amount
        from added where countable
        union all
        select -1, agency_id, band, last_day, maker_id, verdict, vendor, item_class, funding, quantity, amount
        from gone where countable
    ) f, purchase_dimensions(f.band, period_place(f.last_day, date '2019-08-13', date 'infinity'), f.last_day,
        f.maker_id, f.verdict, f.vendor, f.item_class, f.funding) d
    group by 1, 2, 3
    having sum(f.sign) <> 0 or sum(f.sign * coalesce(f.quantity, 0)) <> 0 or sum(f.sign * coalesce(f.amount, 0)) <> 0
    on conflict (dimension, key, agency_id) do update set purchases = statewide_tally.purchases + excluded.purchases,
        quantity = statewide_tally.quantity + excluded.quantity, amount = statewide_tally.amount + excluded.amount;
    return null;
end $$;

create trigger statewide_added after insert on finding
    referencing new table as added for each statement execute function statewide_insert();
create trigger statewide_gone after delete on finding
    referencing old table as gone for each statement execute function statewide_delete();
create trigger statewide_changed after update on finding
    referencing old table as gone new table as added for each statement execute function statewide_update();

-- Counted again, with what is new in it.
alter table finding no force row level security;
alter table statewide_tally no force row level security;

delete from statewide_tally;
insert into statewide_tally
select d.dimension, d.key, f.agency_id, count(*), coalesce(sum(f.quantity), 0), coalesce(sum(f.amount), 0)
from finding f, purchase_dimensions(f.band, period_place(f.last_day, date '2019-08-13', date 'infinity'), f.last_day,
    f.maker_id, f.verdict, f.vendor, f.item_class, f.funding) d
where f.countable
group by 1, 2, 3;

alter table finding force row level security;
alter table statewide_tally force row level security;
