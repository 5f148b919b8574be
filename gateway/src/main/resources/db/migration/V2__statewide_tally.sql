-- The tally once more, by agency and one dimension at a time. A statewide count reads some ten thousand rows of this
-- and not some hundred thousand of the tally, five times. A trigger on the tally keeps it equal.

create table statewide_tally (
    -- bought, to_review, earlier, undated: what the headline counts; maker, verdict, year: breakdowns of "bought".
    dimension text    not null,
    -- What is broken down by; empty for what the headline counts.
    key       text    not null,
    agency_id uuid    not null,
    purchases bigint  not null,
    quantity  numeric not null,
    amount    numeric not null,
    primary key (dimension, key, agency_id)
);

create function statewide_dimensions(band text, since_ban boolean, year integer, maker_id text, verdict text)
        returns table (dimension text, key text) language sql immutable as $$
    select d.dimension, d.key from (values
        (case when band = 'MATCH' and since_ban then 'bought'
              when band = 'REVIEW' and since_ban then 'to_review'
              when band = 'MATCH' and year = 0 then 'undated'
              when band = 'MATCH' then 'earlier' end, ''),
        (case when band = 'MATCH' and since_ban then 'maker' end, maker_id),
        (case when band = 'MATCH' and since_ban then 'verdict' end, verdict),
        (case when band = 'MATCH' and since_ban then 'year' end, year::text)) as d (dimension, key)
    where d.dimension is not null
$$;

create function statewide_insert() returns trigger language plpgsql as $$
begin
    insert into statewide_tally
    select d.dimension, d.key, t.agency_id, sum(t.purchases), sum(t.quantity), sum(t.amount)
    from added t, statewide_dimensions(t.band, t.since_ban, t.year, t.maker_id, t.verdict) d
    group by 1, 2, 3
    on conflict (dimension, key, agency_id) do update set purchases = statewide_tally.purchases + excluded.purchases,
        quantity = statewide_tally.quantity + excluded.quantity, amount = statewide_tally.amount + excluded.amount;
    return null;
end $$;

create function statewide_update() returns trigger language plpgsql as $$
begin
    insert into statewide_tally
    select d.dimension, d.key, t.agency_id, sum(t.sign * t.purchases), sum(t.sign * t.quantity), sum(t.sign * t.amount)
    from (
        select 1 as sign, a.* from added a
        union all
        select -1 as sign, g.* from gone g
    ) t, statewide_dimensions(t.band, t.since_ban, t.year, t.maker_id, t.verdict) d
    group by 1, 2, 3
    on conflict (dimension, key, agency_id) do update set purchases = statewide_tally.purchases + excluded.purchases,
        quantity = statewide_tally.quantity + excluded.quantity, amount = statewide_tally.amount + excluded.amount;
    return null;
end $$;

create trigger tally_added after insert on tally
    referencing new table as added for each statement execute function statewide_insert();
create trigger tally_changed after update on tally
    referencing old table as gone new table as added for each statement execute function statewide_update();

insert into statewide_tally
select d.dimension, d.key, t.agency_id, sum(t.purchases), sum(t.quantity), sum(t.amount)
from tally t, statewide_dimensions(t.band, t.since_ban, t.year, t.maker_id, t.verdict) d
group by 1, 2, 3;

-- The findings about devices that the statewide view counts.
create index finding_device_standing on finding (agency_id) where subject = 'device' and standing and band = 'MATCH';

grant select, insert, update, delete on statewide_tally to ${app};
