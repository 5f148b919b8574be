-- That a certifier sent the draft of a return back to those who worked on it, each time.
create table return_sent_back (
    agency_id uuid        not null references agency,
    year      integer     not null,
    revision  integer     not null check (revision >= 1),
    reason    text        not null check (char_length(reason) <= 1000),
    sent_by   text        not null,
    sent_at   timestamptz not null,
    primary key (agency_id, year, revision, sent_at)
);

alter table return_sent_back enable row level security;
alter table return_sent_back force row level security;
create policy agency_rows on return_sent_back to inventory_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on return_sent_back to inventory_office using (true) with check (true);

revoke all on return_sent_back from inventory_app;
grant select, insert on return_sent_back to inventory_app;
