-- How far the daily look at all kept files is, and what did not fit, in every service; one that keeps no files has no rows.
create table if not exists kept_file_check (
    -- Which files, such as evidence.
    folder       text        primary key,
    -- When the round began that runs, or else the last one.
    began_at     timestamptz not null,
    -- The last SHA-256 that was looked at in it; empty at its beginning.
    reached      text        not null,
    looked       bigint      not null,
    sealed_again bigint      not null,
    -- When the last whole round ended.
    ended_at     timestamptz,
    running      boolean     not null,
    -- The instance that looks just now, and until when nobody else does.
    held_by      uuid,
    held_until   timestamptz
);
create table if not exists kept_file_unfit (
    folder   text        not null,
    sha256   text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    reason   text        not null,
    found_at timestamptz not null,
    primary key (folder, sha256)
);
revoke all on kept_file_check, kept_file_unfit from ${app};
grant select, insert, update on kept_file_check to ${app};
grant select, insert, update, delete on kept_file_unfit to ${app};
