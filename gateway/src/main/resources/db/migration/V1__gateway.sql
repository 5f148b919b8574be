-- The gateway's own database: the compliance view fed by messages, grants and revocations, the audit log.
-- Amounts are decimals in the currency beside them, days are calendar days, instants are UTC.

create extension if not exists pg_trgm;

-- ---------------------------------------------------------------------------------------------------------------
-- The compliance view. Each table holds the newest message of each key, whole, and columns to filter and count by.
-- published_agency_id is the agency in the message; agency_id is the agency that it is counted under after merges.
-- ---------------------------------------------------------------------------------------------------------------

create table agency (
    id                 uuid primary key,
    version            bigint      not null,
    name               text        not null,
    kind               text,
    state              text        not null,
    county             text,
    status             text        not null,
    merged_into        uuid,
    alias_ids          uuid[]      not null,
    sample             boolean     not null,
    updated_at         timestamptz not null,
    body               jsonb       not null
);
create index agency_name on agency (lower(name), id);

-- For each agency that was merged into another: the one that it is counted under in the end.
create table agency_alias (
    alias_id  uuid primary key,
    agency_id uuid not null
);

create table maker (
    id   text primary key,
    name text not null
);

create table finding (
    id                  uuid primary key,
    version             bigint      not null,
    agency_id           uuid        not null,
    published_agency_id uuid        not null,
    subject             text        not null,
    role                text        not null,
    band                text        not null,
    verdict             text        not null,
    status              text        not null,
    outcome             text,
    decision            text,
    withdrawn           boolean     not null,
    entity_id           text        not null,
    maker_id            text,
    maker_name          text,
    basis               text        not null,
    item_class          text,
    funding             text[]      not null,
    recoded             boolean     not null,
    first_day           date,
    last_day            date,
    quantity            numeric,
    amount              numeric,
    currency            text,
    device_id           uuid,
    opened_at           timestamptz not null,
    updated_at          timestamptz not null,
    search              text        not null,
    body                jsonb       not null,
    -- Points to a designated maker, still holds and was not dismissed.
    standing            boolean     not null generated always as (
        role = 'PURCHASE' and maker_id is not null and not withdrawn and decision is distinct from 'dismissed'
        and (outcome is null or outcome not in ('not_a_match', 'data_error'))) stored,
    -- One of the purchases that are counted: standing, and no credit. The band and the day come on top.
    countable           boolean     not null generated always as (
        subject = 'purchase'
        and role = 'PURCHASE' and maker_id is not null and not withdrawn and decision is distinct from 'dismissed'
        and (outcome is null or outcome not in ('not_a_match', 'data_error'))
        and (quantity is null or quantity >= 0) and (amount is null or amount >= 0)) stored,
    -- A thing of which there should be a device, not a service, a licence or a bracket.
    equipment           boolean     not null generated always as (
        coalesce(item_class, 'unknown') not in ('service', 'software', 'accessory')) stored,
    sort_day            date        not null generated always as (coalesce(last_day, date '0001-01-01')) stored,
    sort_amount         numeric     not null generated always as (coalesce(amount, 0)) stored,
    verdict_rank        smallint    not null generated always as (
        case verdict when 'PROHIBITED' then 5 when 'UNDETERMINED' then 4 when 'RESTRICTED' then 3 when 'FLAGGED' then 2
        else 1 end) stored
);
create index finding_of_agency on finding (agency_id, sort_day, id);
create index finding_published on finding (published_agency_id);
create index finding_by_day on finding (sort_day, id);
create index finding_by_change on finding (updated_at, id);
create index finding_by_amount on finding (sort_amount, id);
create index finding_by_verdict on finding (verdict_rank, id);
create index finding_counted on finding (last_day) where countable and band = 'MATCH';
create index finding_device on finding (device_id) where device_id is not null;
create index finding_search on finding using gin (search gin_trgm_ops);

create table device (
    id                  uuid primary key,
    version             bigint      not null,
    agency_id           uuid        not null,
    published_agency_id uuid        not null,
    maker               text,
    model               text,
    status              text        not null,
    quantity            integer     not null,
    updated_at          timestamptz not null,
    body                jsonb       not null
);
create index device_of_agency on device (agency_id, updated_at desc, id);
create index device_published on device (published_agency_id);

create table coverage (
    published_agency_id uuid        not null,
    source_id           text        not null,
    agency_id           uuid        not null,
    source_name         text        not null,
    version             bigint      not null,
    lines               bigint      not null,
    first_date          date,
    last_date           date,
    with_description    bigint,
    with_funding        bigint,
    last_import_at      timestamptz not null,
    primary key (published_agency_id, source_id)
);
create index coverage_of_agency on coverage (agency_id);

create table watchlist (
    list         text primary key,
    version      bigint      not null,
    list_version text        not null,
    published_at timestamptz not null,
    body         jsonb       not null
);

-- ---------------------------------------------------------------------------------------------------------------
-- The tally: the countable purchases of each agency by what the views group by. Triggers keep it equal to the
-- findings whatever changes them, so that a statewide view reads some thousand rows and not a million.
-- ---------------------------------------------------------------------------------------------------------------

create table tally (
    agency_id    uuid    not null,
    band         text    not null,
    -- Whether the last day of the purchase's period is on or after 2019-08-13.
    since_ban    boolean not null,
    -- 0 where the purchase has no date.
    year         integer not null,
    maker_id     text    not null,
    verdict      text    not null,
    equipment    boolean not null,
    purchases    bigint  not null,
    quantity     numeric not null,
    no_quantity  bigint  not null,
    amount       numeric not null,
    primary key (agency_id, band, since_ban, year, maker_id, verdict, equipment)
);

create function tally_add(sign integer, agency_id uuid, band text, last_day date, maker_id text, verdict text,
        equipment boolean, quantity numeric, amount numeric) returns tally language sql immutable as $$
    select row (agency_id, band, coalesce(last_day >= date '2019-08-13', false),
        coalesce(extract(year from last_day)::integer, 0), maker_id, verdict, equipment,
        sign, sign * coalesce(quantity, 0), case when quantity is null then sign else 0 end,
        sign * coalesce(amount, 0))::tally
$$;

create function tally_insert() returns trigger language plpgsql as $$
begin
    insert into tally
    select t.agency_id, t.band, t.since_ban, t.year, t.maker_id, t.verdict, t.equipment,
           sum(t.purchases), sum(t.quantity), sum(t.no_quantity), sum(t.amount)
    from added f, tally_add(1, f.agency_id, f.band, f.last_day, f.maker_id, f.verdict, f.equipment, f.quantity, f.amount) t
    where f.countable
    group by 1, 2, 3, 4, 5, 6, 7
    on conflict (agency_id, band, since_ban, year, maker_id, verdict, equipment) do update set
        purchases = tally.purchases + excluded.purchases, quantity = tally.quantity + excluded.quantity,
        no_quantity = tally.no_quantity + excluded.no_quantity, amount = tally.amount + excluded.amount;
    return null;
end $$;

create function tally_delete() returns trigger language plpgsql as $$
begin
    insert into tally
    select t.agency_id, t.band, t.since_ban, t.year, t.maker_id, t.verdict, t.equipment,
           sum(t.purchases), sum(t.quantity), sum(t.no_quantity), sum(t.amount)
    from gone f, tally_add(-1, f.agency_id, f.band, f.last_day, f.maker_id, f.verdict, f.equipment, f.quantity, f.amount) t
    where f.countable
    group by 1, 2, 3, 4, 5, 6, 7
    on conflict (agency_id, band, since_ban, year, maker_id, verdict, equipment) do update set
        purchases = tally.purchases + excluded.purchases, quantity = tally.quantity + excluded.quantity,
        no_quantity = tally.no_quantity + excluded.no_quantity, amount = tally.amount + excluded.amount;
    return null;
end $$;

create function tally_update() returns trigger language plpgsql as $$
begin
    insert into tally
    select t.agency_id, t.band, t.since_ban, t.year, t.maker_id, t.verdict, t.equipment,
           sum(t.purchases), sum(t.quantity), sum(t.no_quantity), sum(t.amount)
    from (
        select 1 as sign, f.* from added f where f.countable
        union all
        select -1 as sign, f.* from gone f where f.countable
    ) f, tally_add(f.sign, f.agency_id, f.band, f.last_day, f.maker_id, f.verdict, f.equipment, f.quantity, f.amount) t
    group by 1, 2, 3, 4, 5, 6, 7
    on conflict (agency_id, band, since_ban, year, maker_id, verdict, equipment) do update set
        purchases = tally.purchases + excluded.purchases, quantity = tally.quantity + excluded.quantity,
        no_quantity = tally.no_quantity + excluded.no_quantity, amount = tally.amount + excluded.amount;
    return null;
end $$;

create trigger finding_added after insert on finding
    referencing new table as added for each statement execute function tally_insert();
create trigger finding_gone after delete on finding
    referencing old table as gone for each statement execute function tally_delete();
create trigger finding_changed after update on finding
    referencing old table as gone new table as added for each statement execute function tally_update();

-- ---------------------------------------------------------------------------------------------------------------
-- Grants and revocations: who gave or took which role in which agency, append-only.
-- ---------------------------------------------------------------------------------------------------------------

create table grant_event (
    id         bigint generated always as identity primary key,
    at         timestamptz not null,
    action     text        not null check (action in ('granted', 'revoked')),
    subject    text        not null,
    username   text        not null,
    agency_id  uuid        not null,
    role       text        not null,
    by_subject text        not null,
    by_name    text        not null
);
create index grant_event_of_agency on grant_event (agency_id, id);
create index grant_event_revoked on grant_event (subject, at) where action = 'revoked';

create table idempotency (
    subject    text        not null,
    key        text        not null,
    request    text        not null,
    status     integer,
    body       text,
    created_at timestamptz not null,
    primary key (subject, key)
);

-- ---------------------------------------------------------------------------------------------------------------
-- The audit log: one hash chain for each agency and one for the office, append-only.
-- ---------------------------------------------------------------------------------------------------------------

create table audit (
    chain          uuid        not null,
    seq            bigint      not null,
    at             timestamptz not null,
    subject        text        not null,
    name           text        not null,
    action         text        not null,
    target         text        not null,
    outcome        text        not null,
    correlation_id text,
    previous       bytea       not null,
    hash           bytea       not null,
    primary key (chain, seq)
);

create function append_only() returns trigger language plpgsql as $$
begin
    raise exception 'This table only grows: % is not allowed on %', tg_op, tg_table_name;
end $$;
create trigger audit_append_only before update or delete or truncate on audit
    for each statement execute function append_only();
create trigger grant_event_append_only before update or delete or truncate on grant_event
    for each statement execute function append_only();

grant select, insert, update, delete on agency, agency_alias, maker, finding, device, coverage, watchlist, tally, idempotency
    to ${app};
grant select, insert on audit, grant_event to ${app};
revoke update, delete, truncate on audit, grant_event from ${app};
grant usage, select on all sequences in schema public to ${app};
