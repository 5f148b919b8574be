-- Lines that match nothing, many in one row (org.sightline.matching.held.LineBundle). They are read when the watchlist changes;
-- one that matches from then on goes into contract_line, and what stands there goes before what a bundle says. Lines that lie in
-- contract_line already stay there.
create table line_bundle (
    id            bigint     generated always as identity primary key,
    line_ids      uuid[]     not null,
    -- Each agency of the lines once, and for each line which one it is, the first being 1.
    agencies      uuid[]     not null,
    agency_places smallint[] not null,
    -- What the lines are screened by, and all else that they say; deflated.
    texts         bytea      not null,
    packs         bytea      not null
);
-- They are as small as they get.
alter table line_bundle
    alter column line_ids set storage external,
    alter column texts set storage external,
    alter column packs set storage external;

-- A bundle has lines of many agencies: whoever takes lines adds one, and only the office's work reads it.
alter table line_bundle enable row level security;
alter table line_bundle force row level security;
create policy anyone_adds on line_bundle for insert to matching_app with check (true);
create policy all_rows on line_bundle to matching_office using (true) with check (true);

-- Lines of which a newer version came, and whose first one may lie in a bundle until it is taken out of there.
create table line_superseded (
    id       bigint generated always as identity primary key,
    line_ids uuid[] not null
);
alter table line_superseded enable row level security;
alter table line_superseded force row level security;
create policy anyone_adds on line_superseded for insert to matching_app with check (true);
create policy all_rows on line_superseded to matching_office using (true) with check (true);

grant select, insert, update, delete on line_bundle, line_superseded to ${app_role};

-- How many bundles there are to screen again, after the blocks of contract_line.
alter table rescreening add column bundles bigint not null default 0;
