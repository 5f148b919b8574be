-- The counted purchases are kept as columns in memory too, for those who read the whole state (ADR 0088). So that the columns
-- can be kept equal to the table by reading what changed, each row has the transaction that changed it last, and what is gone
-- is noted for a day.

-- Known at once for the rows that are there: the transaction of this migration. Nothing is written anew.
alter table counted_purchase add column changed xid8 not null default pg_current_xact_id();
create index counted_purchase_by_change on counted_purchase (changed);

-- The ids of counted purchases that were counted no more at some time; one that counts again stays noted.
create table counted_gone (
    id        uuid        not null,
    agency_id uuid        not null,
    changed   xid8        not null default pg_current_xact_id(),
    gone_at   timestamptz not null default clock_timestamp()
);
create index counted_gone_by_change on counted_gone (changed);

alter table counted_gone enable row level security;
alter table counted_gone force row level security;
create policy agency_rows on counted_gone to gateway_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on counted_gone to gateway_office using (true) with check (true);

revoke all on counted_gone from ${app};
grant select, insert, delete on counted_gone to ${app};

-- One row. Another number than before: the table was emptied, and what was read of it before is worth nothing.
create table counted_epoch (
    single boolean primary key default true check (single),
    epoch  bigint  not null
);
insert into counted_epoch (epoch) values (1);
revoke all on counted_epoch from ${app};
grant select on counted_epoch to ${app};

create or replace function counted_delete() returns trigger language plpgsql as $$
begin
    with uncounted as (
        delete from counted_purchase c using gone g where c.id = g.id and g.countable returning c.id, c.agency_id
    )
    insert into counted_gone (id, agency_id) select id, agency_id from uncounted;
    return null;
end $$;

create or replace function counted_update() returns trigger language plpgsql as $$
begin
    with uncounted as (
        delete from counted_purchase c using gone g, added a
        where c.id = g.id and a.id = g.id and g.countable and not a.countable returning c.id, c.agency_id
    )
    insert into counted_gone (id, agency_id) select id, agency_id from uncounted;
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
        amount = excluded.amount, changed = excluded.changed;
    return null;
end $$;

create or replace function forget_read_model() returns void language sql as $$
    truncate agency, agency_alias, maker, finding, device, coverage, watchlist, tally, statewide_tally, counted_purchase,
        counted_gone;
    update counted_epoch set epoch = epoch + 1;
$$;
