-- What people said of findings: that two are one purchase, that two are different purchases, or that lines of one finding are a
-- purchase of their own. Nothing is erased: who takes it back adds that.
create table purchase_join (
    id              uuid        primary key,
    agency_id       uuid        not null,
    maker_key       text        not null,
    kind            text        not null check (kind in ('same_purchase', 'different_purchases', 'parted')),
    -- The one that goes on, or that lines were parted from.
    finding_id      uuid        not null references finding (id),
    -- The one that is joined to it, or that is another purchase; null where lines were parted.
    other_id        uuid        references finding (id),
    reason          text        not null,
    said_by         text        not null,
    said_identity   text        not null,
    said_at         timestamptz not null,
    -- Until another person agrees, where one of the findings is closed.
    waits           boolean     not null,
    agreed_by       text,
    agreed_identity text,
    agreed_at       timestamptz,
    undone_by       text,
    undone_identity text,
    undone_at       timestamptz,
    constraint two_findings check ((other_id is null) = (kind = 'parted') and other_id <> finding_id),
    constraint agreed_by_somebody check (num_nulls(agreed_by, agreed_identity, agreed_at) in (0, 3)),
    constraint undone_by_somebody check (num_nulls(undone_by, undone_identity, undone_at) in (0, 3))
);
create index purchase_join_of_agency on purchase_join (agency_id, said_at);
create index purchase_join_of_finding on purchase_join (finding_id);
create index purchase_join_of_other on purchase_join (other_id);

-- The lines that belong to the purchase of another line (the anchor), or that were parted from the others of their number.
create table purchase_join_line (
    join_id   uuid not null references purchase_join (id),
    line_id   uuid not null,
    anchor_id uuid,
    agency_id uuid not null,
    maker_key text not null,
    primary key (join_id, line_id)
);
create index purchase_join_line_of_agency on purchase_join_line (agency_id);
create index purchase_join_line_of_line on purchase_join_line (line_id);
create index purchase_join_line_of_anchor on purchase_join_line (anchor_id) where anchor_id is not null;

alter table purchase_join enable row level security;
alter table purchase_join force row level security;
create policy agency_rows on purchase_join to matching_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on purchase_join to matching_office using (true) with check (true);

alter table purchase_join_line enable row level security;
alter table purchase_join_line force row level security;
create policy agency_rows on purchase_join_line to matching_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on purchase_join_line to matching_office using (true) with check (true);

revoke all on purchase_join, purchase_join_line from ${app_role};
grant select, insert on purchase_join, purchase_join_line to ${app_role};
-- What was said never changes; that another person agreed and that it is taken back is added.
grant update (finding_id, other_id, waits, agreed_by, agreed_identity, agreed_at, undone_by, undone_identity, undone_at)
    on purchase_join to ${app_role};

-- The finding that a person joined this one to: it goes on there.
alter table finding add column joined_into uuid references finding (id);
create index finding_joined on finding (joined_into) where joined_into is not null;
