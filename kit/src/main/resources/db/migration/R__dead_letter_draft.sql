-- What somebody drafted to take or send in place of a message that was set aside, in every service. Another person approves it.
alter table dead_letter
    -- Counts the drafts of a message; 0 where there was none. Who approves names the one that they looked at.
    add column if not exists draft_number integer not null default 0,
    -- Null where its own payload is taken.
    add column if not exists draft_payload text,
    add column if not exists draft_by text,
    -- Issuer and subject of the token of who drafted it.
    add column if not exists draft_by_identity text,
    add column if not exists draft_at timestamptz;
