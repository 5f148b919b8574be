-- Documents with very many lines of one maker, which are settled a while after their lines came and not with each message.
-- One row for each time that lines came; whoever settles the document takes away the rows that it saw before.
create table due_document (
    id           bigint      generated always as identity primary key,
    agency_id    uuid        not null,
    document_key text        not null,
    maker_key    text        not null,
    cause        text        not null,
    asked_at     timestamptz not null
);
create index due_document_of_group on due_document (agency_id, document_key, maker_key, id);

alter table due_document enable row level security;
alter table due_document force row level security;
create policy agency_rows on due_document to matching_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on due_document to matching_office using (true) with check (true);

revoke all on due_document from ${app_role};
grant select, insert, delete on due_document to ${app_role};
