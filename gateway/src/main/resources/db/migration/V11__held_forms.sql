-- Forms that wait until whoever sent them has signed in again; for half an hour.
create table held_form (
    id         uuid        primary key,
    caller     text        not null,
    path       text        not null,
    fields     jsonb       not null,
    created_at timestamptz not null
);
create index held_form_of_caller on held_form (caller, created_at desc);
create index held_form_by_age on held_form (created_at);
revoke all on held_form from ${app};
grant select, insert, delete on held_form to ${app};

-- What somebody typed is theirs.
alter table held_form enable row level security;
alter table held_form force row level security;
create policy own_rows on held_form to gateway_app
    using (caller = (select current_setting('app.who', true))) with check (caller = (select current_setting('app.who', true)));
create policy all_rows on held_form to gateway_office using (true) with check (true);
