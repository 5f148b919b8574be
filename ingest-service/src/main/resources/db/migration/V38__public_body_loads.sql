-- Each time that somebody sent a list of public bodies: how it was understood, what it changes, and what became of it.
create table public_body_load (
    id          uuid primary key,
    list_id     text        not null,
    version     bigint      not null default 1,
    status      text        not null check (status in ('draft', 'applied', 'superseded')),
    filename    text        not null,
    sha256      char(64)    not null,
    -- Which column was taken as what.
    columns     jsonb       not null,
    row_count   bigint      not null,
    bodies      bigint      not null,
    left_out    bigint      not null,
    -- Against what the list held when the file was sent.
    added       bigint      not null,
    changed     bigint      not null,
    unchanged   bigint      not null,
    absent      bigint      not null,
    absent_some jsonb       not null,
    -- The first rows that became no body, with the reasons.
    rejects     jsonb       not null,
    sent_by     text        not null,
    sent_at     timestamptz not null,
    applied_by  text,
    applied_at  timestamptz,
    check ((status = 'applied') = (applied_at is not null))
);
-- A list has one draft at most: it is compared with what the list holds, so nothing may come in between.
create unique index public_body_load_draft on public_body_load (list_id) where status = 'draft';
create index public_body_load_newest on public_body_load (sent_at desc, id);

-- What a draft would put in the place of what its list holds.
create table public_body_draft (
    load_id    uuid not null references public_body_load,
    id         uuid not null,
    list_id    text not null,
    name       text not null,
    normalised text not null,
    core       text not null,
    kind       text,
    state      text not null,
    county     text,
    uei        text,
    nces       text,
    fips       text,
    ori        text,
    primary key (load_id, id)
);

revoke all on public_body_load, public_body_draft from ingest_app;
grant select, insert, update on public_body_load to ingest_app;
grant select, insert, delete on public_body_draft to ingest_app;

-- The lists are published; who loads them is the office's.
alter table public_body_load enable row level security;
alter table public_body_load force row level security;
create policy all_rows on public_body_load to ingest_office using (true) with check (true);
alter table public_body_draft enable row level security;
alter table public_body_draft force row level security;
create policy all_rows on public_body_draft to ingest_office using (true) with check (true);
