-- How far the lines that were stored before the masks of today have been looked at, for each version of the rules.
create table mask_repair (
    rules    integer     primary key,
    after    uuid        not null,
    lines    bigint      not null,
    changed  bigint      not null,
    begun_at timestamptz not null,
    ended_at timestamptz
);
revoke all on mask_repair from ingest_app;
grant select, insert, update on mask_repair to ingest_app;
