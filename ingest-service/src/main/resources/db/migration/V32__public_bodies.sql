-- Lists of public bodies by which buyers are recognized. They are published, so their rows are nobody's.
create table public_body_list (
    id        text primary key,
    version   bigint      not null,
    bodies    bigint      not null,
    left_out  bigint      not null,
    loaded_by text        not null,
    loaded_at timestamptz not null
);

create table public_body (
    id         uuid primary key,
    list_id    text not null references public_body_list,
    name       text not null,
    normalised text not null,
    -- The name without the words that say its kind.
    core       text not null,
    kind       text,
    state      text not null,
    county     text,
    uei        text,
    nces       text,
    fips       text,
    ori        text
);
create index public_body_by_name on public_body (state, normalised);
create index public_body_by_core on public_body (state, core);
create index public_body_by_uei on public_body (uei) where uei is not null;
create index public_body_by_nces on public_body (nces) where nces is not null;
create index public_body_by_fips on public_body (fips) where fips is not null;
create index public_body_by_ori on public_body (ori) where ori is not null;
create index public_body_of_list on public_body (list_id);

revoke all on public_body_list, public_body from ingest_app;
grant select, insert, update on public_body_list to ingest_app;
grant select, insert, delete on public_body to ingest_app;

-- Buyers of whom a person says which body they are. The office's: the answer is about several agencies.
create table buyer_question (
    -- The id of the agency that the buyer is until somebody says otherwise.
    buyer_id    uuid primary key,
    version     bigint      not null,
    state       text        not null,
    name        text        not null,
    normalised  text        not null,
    kind        text,
    candidates  jsonb       not null,
    source_id   text        not null,
    status      text        not null check (status in ('open', 'same', 'apart')),
    -- The agency that it is the same as, and its name.
    agency_id   uuid,
    agency_name text,
    answered_by text,
    answered_at timestamptz,
    asked_at    timestamptz not null,
    -- While lines go from one agency to the other.
    move_from   uuid,
    move_to     uuid,
    moved       bigint      not null default 0,
    check ((status = 'same') = (agency_id is not null)),
    check ((move_from is null) = (move_to is null))
);
create index buyer_question_by_name on buyer_question (state, normalised) where status = 'same';
create index buyer_question_newest on buyer_question (status, asked_at desc, buyer_id);
revoke all on buyer_question from ingest_app;
grant select, insert, update on buyer_question to ingest_app;
alter table buyer_question enable row level security;
alter table buyer_question force row level security;
create policy all_rows on buyer_question to ingest_office using (true) with check (true);
