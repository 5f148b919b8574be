-- Filters that a person keeps under a name, for themselves or for the office.
create table saved_view (
    id         uuid        primary key,
    -- Whose it is: the subject of an account.
    caller     text        not null,
    by_name    text        not null,
    version    bigint      not null,
    name       text        not null check (char_length(name) between 1 and 100),
    address    text        not null check (char_length(address) between 1 and 2000),
    -- Everybody of the office sees it.
    shared     boolean     not null,
    updated_at timestamptz not null,
    unique (caller, name)
);
create index saved_view_shared on saved_view (name) where shared;
revoke all on saved_view from ${app};
grant select, insert, update, delete on saved_view to ${app};

-- What somebody keeps is theirs. What the office shares is chosen by the statement: its people are one role.
alter table saved_view enable row level security;
alter table saved_view force row level security;
create policy own_rows on saved_view to gateway_app
    using (caller = (select current_setting('app.who', true))) with check (caller = (select current_setting('app.who', true)));
create policy all_rows on saved_view to gateway_office using (true) with check (true);
