-- A walk through a site: what was looked for, what was seen, and the list that came of it.
create table walk (
    id           uuid        primary key,
    agency_id    uuid        not null references agency,
    version      bigint      not null check (version >= 1),
    site         text        not null check (char_length(site) between 1 and 200),
    state        text        not null check (state in ('open', 'finished')),
    begun_by     text        not null,
    begun_at     timestamptz not null,
    finished_by  text,
    finished_at  timestamptz,
    -- The device list that it became; none where nothing was seen. Lists that nobody applied are forgotten.
    list_id      uuid,
    -- How it ended: of the devices expected at the site those that were seen and were not, and what was seen besides.
    seen         integer,
    not_seen     integer,
    not_expected integer,
    constraint finished_is_whole check ((state = 'open') = (finished_at is null) and (state = 'open') = (not_seen is null))
);
create index walk_of_agency on walk (agency_id, begun_at desc, id desc);

-- A serial number or tag that somebody read at the site. Whoever sends it names it, so that it can be sent again.
create table walk_sighting (
    walk_id   uuid        not null references walk,
    agency_id uuid        not null,
    key       uuid        not null,
    serial    text        not null check (char_length(serial) between 1 and 200),
    folded    text        generated always as (upper(serial)) stored,
    seen_by   text        not null,
    seen_at   timestamptz not null,
    primary key (walk_id, key)
);
create unique index walk_sighting_once on walk_sighting (walk_id, folded);
create index walk_sighting_of_agency on walk_sighting (agency_id, walk_id);

revoke all on walk, walk_sighting from inventory_app;
grant select, insert, update on walk to inventory_app;
grant select, insert on walk_sighting to inventory_app;

alter table walk enable row level security;
alter table walk force row level security;
create policy agency_rows on walk to inventory_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on walk to inventory_office using (true) with check (true);

alter table walk_sighting enable row level security;
alter table walk_sighting force row level security;
create policy agency_rows on walk_sighting to inventory_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on walk_sighting to inventory_office using (true) with check (true);
