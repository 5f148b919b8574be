-- What a narrowed overview is counted from. A finding is a wide row with all that was said of it; of a countable one this table
-- holds what it is counted and narrowed by, in a tenth of the space. Triggers keep it equal to the findings, whatever changes
-- them. The columns are called as those of a finding, so that one condition narrows both (ADR 0075).

-- One bit for each kind of money that is in it.
create function fund_bits(funding text[]) returns integer language sql immutable as $$
    select case when 'local' = any (funding) then 1 else 0 end
        | case when 'state' = any (funding) then 2 else 0 end
        | case when 'federal_grant' = any (funding) then 4 else 0 end
        | case when 'federal_appropriation' = any (funding) then 8 else 0 end
        | case when 'fema_award' = any (funding) then 16 else 0 end
        | case when 'usf' = any (funding) then 32 else 0 end
        | case when 'fcc_subsidy' = any (funding) then 64 else 0 end
        | case when 'unknown' = any (funding) then 128 else 0 end
$$;

-- What purchase_dimensions says of these kinds of money.
create function fund_dimensions(funds integer) returns table (dimension text, key text) language sql immutable as $$
    select d.dimension, d.key from (values
        (28, 'federal', ''), (1, 'funding', 'local'), (2, 'funding', 'state'), (4, 'funding', 'federal_grant'),
        (8, 'funding', 'federal_appropriation'), (16, 'funding', 'fema_award'), (32, 'funding', 'usf'),
        (64, 'funding', 'fcc_subsidy'), (128, 'funding', 'unknown')) as d (bits, dimension, key)
    where d.bits & funds <> 0
$$;

create table counted_purchase (
    id         uuid    primary key,
    agency_id  uuid    not null,
    first_day  date,
    last_day   date,
    -- Four times the year of the last day, and 0 to 3.
    quarter    integer generated always as (
        extract(year from last_day)::integer * 4 + extract(quarter from last_day)::integer - 1) stored,
    funds      integer not null generated always as (fund_bits(funding)) stored,
    recoded    boolean not null,
    band       text    not null,
    verdict    text    not null,
    maker_id   text    not null,
    vendor     text,
    item_class text,
    funding    text[]  not null,
    quantity   numeric,
    amount     numeric
);

create function counted_insert() returns trigger language plpgsql as $$
begin
    insert into counted_purchase (id, agency_id, first_day, last_day, recoded, band, verdict, maker_id, vendor, item_class, funding,
        quantity, amount)
    select id, agency_id, first_day, last_day, recoded, band, verdict, maker_id, vendor, item_class, funding, quantity, amount
    from added where countable;
    return null;
end $$;

create function counted_delete() returns trigger language plpgsql as $$
begin
    delete from counted_purchase c using gone g where c.id = g.id and g.countable;
    return null;
end $$;

-- Most changes of a finding, such as a new status, change nothing here.
create function counted_update() returns trigger language plpgsql as $$
begin
    delete from counted_purchase c using gone g, added a
    where c.id = g.id and a.id = g.id and g.countable and not a.countable;
    insert into counted_purchase (id, agency_id, first_day, last_day, recoded, band, verdict, maker_id, vendor, item_class, funding,
        quantity, amount)
    select a.id, a.agency_id, a.first_day, a.last_day, a.recoded, a.band, a.verdict, a.maker_id, a.vendor, a.item_class, a.funding,
        a.quantity, a.amount
    from added a join gone g on g.id = a.id
    where a.countable and (not g.countable
        or row (a.agency_id, a.first_day, a.last_day, a.recoded, a.band, a.verdict, a.maker_id, a.vendor, a.item_class, a.funding,
            a.quantity, a.amount)
        is distinct from row (g.agency_id, g.first_day, g.last_day, g.recoded, g.band, g.verdict, g.maker_id, g.vendor,
            g.item_class, g.funding, g.quantity, g.amount))
    on conflict (id) do update set agency_id = excluded.agency_id, first_day = excluded.first_day, last_day = excluded.last_day,
        recoded = excluded.recoded, band = excluded.band, verdict = excluded.verdict, maker_id = excluded.maker_id,
        vendor = excluded.vendor, item_class = excluded.item_class, funding = excluded.funding, quantity = excluded.quantity,
        amount = excluded.amount;
    return null;
end $$;

create trigger counted_added after insert on finding
    referencing new table as added for each statement execute function counted_insert();
create trigger counted_gone after delete on finding
    referencing old table as gone for each statement execute function counted_delete();
create trigger counted_changed after update on finding
    referencing old table as gone new table as added for each statement execute function counted_update();

alter table finding no force row level security;
insert into counted_purchase (id, agency_id, first_day, last_day, recoded, band, verdict, maker_id, vendor, item_class, funding,
    quantity, amount)
select id, agency_id, first_day, last_day, recoded, band, verdict, maker_id, vendor, item_class, funding, quantity, amount
from finding where countable;
alter table finding force row level security;

create index counted_purchase_of_agency on counted_purchase (agency_id, first_day);
create index counted_purchase_by_day on counted_purchase (last_day);
create index counted_purchase_of_vendor on counted_purchase (vendor) where vendor is not null;

alter table counted_purchase enable row level security;
alter table counted_purchase force row level security;
create policy agency_rows on counted_purchase to gateway_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on counted_purchase to gateway_office using (true) with check (true);

revoke all on counted_purchase from ${app};
grant select, insert, update, delete on counted_purchase to ${app};

-- The first day on which each agency was told is read from the index alone.
drop index finding_notified;
create index finding_notified on finding (agency_id, notified_day) where standing and notified_day is not null;
-- How many findings are in a queue of the office is counted from the index alone.
create index finding_of_status on finding (status, band) include (id, agency_id) where not withdrawn;
-- When the newest fact of the overview became true.
create index device_by_change on device (updated_at);

create or replace function forget_read_model() returns void language sql as $$
    truncate agency, agency_alias, maker, finding, device, coverage, watchlist, tally, statewide_tally, counted_purchase
$$;
