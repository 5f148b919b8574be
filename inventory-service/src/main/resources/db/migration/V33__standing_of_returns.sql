-- What the other services were told last of an agency's return for a year. What is true now is told when it differs.
create table return_standing (
    agency_id uuid    not null references agency,
    year      integer not null,
    version   bigint  not null check (version >= 1),
    -- The message, as JSON.
    body      text    not null,
    primary key (agency_id, year)
);

-- That the office asks an agency to correct a revision that was signed, once for each.
create table return_correction (
    agency_id uuid        not null references agency,
    year      integer     not null,
    revision  integer     not null check (revision >= 1),
    reason    text        not null check (char_length(reason) <= 1000),
    asked_by  text        not null,
    asked_at  timestamptz not null,
    primary key (agency_id, year, revision)
);

alter table return_standing enable row level security;
alter table return_standing force row level security;
create policy agency_rows on return_standing to inventory_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on return_standing to inventory_office using (true) with check (true);

alter table return_correction enable row level security;
alter table return_correction force row level security;
create policy agency_rows on return_correction to inventory_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on return_correction to inventory_office using (true) with check (true);

revoke all on return_standing, return_correction from inventory_app;
grant select, insert, update on return_standing to inventory_app;
grant select, insert on return_correction to inventory_app;
