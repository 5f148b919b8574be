-- Versions of the watchlist. Version 1 is the list that ships with the software. Append-only, but for the progress of
-- the re-screening that a version makes necessary.
create table list_version (
    version      integer primary key,
    list_version text        not null,
    summary      text        not null,
    drafted_by   text,
    approved_by  text,
    published_at timestamptz not null,
    edits        text        not null,
    content      text        not null,
    entities     integer     not null,
    names        integer     not null,
    -- Nobody approves an own request; the built-in list has neither.
    constraint approved_by_another check (
        (drafted_by is null and approved_by is null) or (approved_by is not null and approved_by <> drafted_by))
);

-- Which version is in force. Consumers hold a share lock on the row while they store a batch, so a new version waits
-- for the batches that still used the old one, and no batch after it uses the old one.
create table list_in_force (
    only_row boolean primary key default true check (only_row),
    version  integer not null references list_version (version)
);

create table list_draft (
    id           uuid primary key,
    version      bigint      not null,
    summary      text        not null,
    effective_on date,
    edits        text        not null,
    base         integer     not null references list_version (version),
    drafted_by   text        not null,
    created_at   timestamptz not null,
    simulation   text
);

-- The re-screening after a change of the list, so that it goes on where it stopped.
create table rescreening (
    version     integer primary key references list_version (version),
    started_at  timestamptz not null,
    finished_at timestamptz,
    next_block  bigint      not null,
    blocks      bigint      not null,
    examined    bigint      not null,
    touched     bigint      not null,
    opened      bigint      not null,
    withdrawn   bigint      not null
);

create table rule_version (
    version           integer primary key,
    rule_book_version text        not null,
    summary           text        not null,
    drafted_by        text,
    approved_by       text,
    published_at      timestamptz not null,
    changes           text        not null,
    rejudged_at       timestamptz,
    constraint approved_by_another check (
        (drafted_by is null and approved_by is null) or (approved_by is not null and approved_by <> drafted_by))
);

create table rule_draft (
    id           uuid primary key,
    version      bigint      not null,
    summary      text        not null,
    changes      text        not null,
    drafted_by   text        not null,
    created_at   timestamptz not null,
    simulation   text
);

-- That a pre-purchase check was asked, and what was answered; nothing of what was asked. Append-only.
create table check_audit (
    id        bigint generated always as identity primary key,
    at        timestamptz not null,
    caller    text        not null,
    verdict   text        not null
);

revoke all on list_version, list_in_force, list_draft, rescreening, rule_version, rule_draft, check_audit from ${app_role};
grant select, insert on list_version, check_audit to ${app_role};
grant select, insert, update on list_in_force, rescreening to ${app_role};
grant select, insert, update, delete on list_draft, rule_draft to ${app_role};
grant select, insert on rule_version to ${app_role};
grant update (rejudged_at) on rule_version to ${app_role};
grant usage, select on all sequences in schema public to ${app_role};
