-- Feeds: places that publish purchase data, which are asked by themselves.
create table feed (
    id             text primary key,
    version        bigint      not null,
    name           text        not null,
    kind           text        not null check (kind in ('folder', 'socrata', 'ckan')),
    -- An address on the web, or a folder below the configured one.
    address        text        not null,
    source_id      text        not null,
    state          char(2),
    buyer          text,
    -- The name of a secret in the configuration, never the secret.
    secret         text,
    every_minutes  integer     not null check (every_minutes > 0),
    -- After how many hours without a good run people are told; 0 for never.
    fresh_hours    integer     not null check (fresh_hours >= 0),
    -- Whether its imports wait for a person to apply them.
    preview        boolean     not null,
    enabled        boolean     not null,
    -- Up to where it was read, in the words of its kind; null where nothing was.
    place          text,
    next_at        timestamptz not null,
    -- Until when an instance works on it; null where none does.
    worked_until   timestamptz,
    -- Bad runs since the last good one.
    failures       integer     not null default 0,
    good_at        timestamptz,
    new_at         timestamptz,
    created_at     timestamptz not null,
    updated_at     timestamptz not null
);
create index feed_due on feed (next_at) where enabled;

create table feed_run (
    id          uuid primary key,
    feed_id     text        not null references feed,
    started_at  timestamptz not null,
    finished_at timestamptz,
    status      text        not null check (status in ('running', 'done', 'nothing_new', 'waiting', 'failed')),
    requests    integer     not null default 0,
    rows        bigint      not null default 0,
    imports     uuid[]      not null default '{}',
    message     text        not null
);
create index feed_run_newest on feed_run (feed_id, started_at desc, id);

-- The files of a watched folder that were taken or refused.
create table feed_file (
    feed_id     text        not null references feed,
    name        text        not null,
    bytes       bigint      not null,
    modified_at timestamptz not null,
    taken_at    timestamptz not null,
    primary key (feed_id, name)
);

-- A database may grant more by default.
revoke all on feed, feed_run, feed_file from ingest_app;
grant select, insert, update on feed, feed_run, feed_file to ingest_app;

-- A feed is about many agencies: all of it is the office's.
alter table feed enable row level security;
alter table feed force row level security;
create policy all_rows on feed to ingest_office using (true) with check (true);
alter table feed_run enable row level security;
alter table feed_run force row level security;
create policy all_rows on feed_run to ingest_office using (true) with check (true);
alter table feed_file enable row level security;
alter table feed_file force row level security;
create policy all_rows on feed_file to ingest_office using (true) with check (true);
