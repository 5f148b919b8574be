-- What was deleted because its time was over, and when, in every service. Nothing in it is anybody's.
create table if not exists deletion (
    id           bigint      generated always as identity primary key,
    deleted_at   timestamptz not null,
    kind         text        not null,
    items        bigint      not null check (items > 0),
    -- What ended before this was deleted.
    ended_before timestamptz not null
);
alter table deletion drop constraint if exists deletion_kind_check;
alter table deletion add constraint deletion_kind_check
    check (kind in ('kept_file', 'rejected_rows', 'set_aside_message', 'history', 'evidence_file', 'device_list'));
revoke all on deletion from ${app};
grant select, insert on deletion to ${app};
-- Messages that somebody decided on go after a time; what is open stays.
grant delete on dead_letter to ${app};
