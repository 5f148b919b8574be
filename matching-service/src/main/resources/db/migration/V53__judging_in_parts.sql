-- How far judging all findings by a version of the rules is: in sixteen parts, by the first digit of the findings' ids, so that
-- several work at once and each part goes on where it stopped.
create table rejudging (
    version     integer not null references rule_version (version),
    part        integer not null check (part between 0 and 15),
    -- How many findings the part had when the work began.
    findings    bigint  not null,
    -- The last of its findings that was judged; null before the first.
    last_id     uuid,
    judged      bigint  not null,
    finished_at timestamptz,
    primary key (version, part)
);

revoke all on rejudging from ${app_role};
grant select, insert, update on rejudging to ${app_role};
