-- What a person puts together for the watchlist before it becomes a draft; one sheet a person.
create table watchlist_sheet (
    caller     text        primary key,
    version    bigint      not null check (version >= 1),
    summary    text        not null,
    rows       jsonb       not null,
    changed_at timestamptz not null
);

alter table watchlist_sheet enable row level security;
alter table watchlist_sheet force row level security;
create policy own_rows on watchlist_sheet to matching_app
    using (caller = (select current_setting('app.who', true))) with check (caller = (select current_setting('app.who', true)));
create policy all_rows on watchlist_sheet to matching_office using (true) with check (true);

revoke all on watchlist_sheet from ${app_role};
grant select, insert, update, delete on watchlist_sheet to ${app_role};
