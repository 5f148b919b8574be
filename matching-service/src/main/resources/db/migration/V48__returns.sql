-- How agencies stand with their returns, as inventory-service told of it.
create table agency_return (
    agency_id  uuid        not null,
    year       integer     not null,
    version    bigint      not null check (version >= 1),
    due_on     date        not null,
    due_set_at timestamptz not null,
    revision   integer     not null,
    owed       boolean     not null,
    -- Days before the day at which the agency was reminded last, and of which day; -1 for the day after.
    mark       integer,
    mark_of    date,
    primary key (agency_id, year),
    constraint mark_is_whole check ((mark is null) = (mark_of is null))
);
create index agency_return_open on agency_return (due_on) where owed and revision = 0;

alter table agency_return enable row level security;
alter table agency_return force row level security;
create policy agency_rows on agency_return to matching_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on agency_return to matching_office using (true) with check (true);

revoke all on agency_return from ${app_role};
grant select, insert, update on agency_return to ${app_role};
