-- The rule books that shipped with the software and by which all findings on record were judged.
create table shipped_rules (
    version    text        not null primary key,
    applied_at timestamptz not null
);
grant select, insert, delete on shipped_rules to ${app_role};
