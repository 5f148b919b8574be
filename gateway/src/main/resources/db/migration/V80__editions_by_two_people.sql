-- An edition takes two people. Who drafted and who published it, as issuer and subject of their tokens with a bar between them;
-- null where that was before. A draft from before is published by nobody: it is made anew.
alter table open_data_edition add column drafted_by_identity text, add column published_by_identity text;

-- The texts of an edition that the edition before has not, for whoever publishes it to read.
create table open_data_text (
    number    integer not null references open_data_edition on delete cascade,
    place     integer not null,
    item      text    not null,
    purchases bigint  not null,
    primary key (number, place)
);
revoke all on open_data_text from ${app};
grant select, insert, delete on open_data_text to ${app};
create trigger open_data_text_published before update or delete on open_data_text
    for each row execute function open_data_file_published();
alter table open_data_text enable row level security;
alter table open_data_text force row level security;
create policy all_rows on open_data_text to gateway_office using (true) with check (true);
