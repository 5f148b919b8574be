-- What the office publishes for everybody: a switch, and editions with their files.

-- One row. Off until an admin switches it on.
create table open_data_setting (
    id         integer     primary key check (id = 1),
    version    bigint      not null,
    published  boolean     not null,
    changed_by text,
    changed_at timestamptz
);
insert into open_data_setting (id, version, published) values (1, 1, false);
revoke all on open_data_setting from ${app};
grant select, update on open_data_setting to ${app};

create table open_data_edition (
    number            integer     primary key check (number >= 1),
    version           bigint      not null,
    state             text        not null check (state in ('draft', 'published', 'withdrawn')),
    -- What it says of itself: opendata.Edition.Statement as JSON.
    statement         jsonb       not null,
    drafted_by        text        not null,
    drafted_at        timestamptz not null,
    published_by      text,
    published_at      timestamptz,
    withdrawn_at      timestamptz,
    withdrawn_because text        check (char_length(withdrawn_because) between 1 and 1000),
    check ((state = 'draft') = (published_at is null)),
    check ((state = 'withdrawn') = (withdrawn_at is not null)),
    check ((withdrawn_at is null) = (withdrawn_because is null))
);
create unique index open_data_one_draft on open_data_edition (state) where state = 'draft';
revoke all on open_data_edition from ${app};
grant select, insert, update, delete on open_data_edition to ${app};

create table open_data_file (
    number integer not null references open_data_edition on delete cascade,
    name   text    not null,
    sha256 text    not null,
    bytes  bytea   not null,
    primary key (number, name)
);
revoke all on open_data_file from ${app};
grant select, insert, delete on open_data_file to ${app};

-- What was published says what it said. Only its end is written: that it was withdrawn.
create function open_data_published() returns trigger language plpgsql as $$
begin
    if old.state = 'draft' then
        return case when tg_op = 'DELETE' then old else new end;
    end if;
    if tg_op = 'DELETE' or old.state = 'withdrawn' or new.state <> 'withdrawn' or new.number <> old.number
            or new.statement <> old.statement or new.published_at <> old.published_at then
        raise exception 'A published edition is not changed';
    end if;
    return new;
end $$;
create trigger open_data_published before update or delete on open_data_edition
    for each row execute function open_data_published();

create function open_data_file_published() returns trigger language plpgsql as $$
begin
    if exists (select from open_data_edition e where e.number = old.number and e.state <> 'draft') then
        raise exception 'A published edition is not changed';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger open_data_file_published before update or delete on open_data_file
    for each row execute function open_data_file_published();

-- The office's, and for what everybody may read the job that gives it.
alter table open_data_setting enable row level security;
alter table open_data_setting force row level security;
create policy all_rows on open_data_setting to gateway_office using (true) with check (true);
alter table open_data_edition enable row level security;
alter table open_data_edition force row level security;
create policy all_rows on open_data_edition to gateway_office using (true) with check (true);
alter table open_data_file enable row level security;
alter table open_data_file force row level security;
create policy all_rows on open_data_file to gateway_office using (true) with check (true);
