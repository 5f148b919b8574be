-- List feeds: published watchlists, which are fetched by themselves. What they bring becomes a draft that people decide.
create table list_feed (
    id                text primary key,
    version           bigint      not null,
    name              text        not null,
    -- In which form the list is published, and what its rows name as their source: one list has one feed.
    format            text        not null,
    source            text        not null unique,
    address           text        not null,
    every_minutes     integer     not null check (every_minutes > 0),
    -- After how many hours without a good fetch people are told; 0 for never.
    fresh_hours       integer     not null check (fresh_hours >= 0),
    enabled           boolean     not null,
    -- Who last said where it is: answers for its drafts, and so may not approve them.
    named_by          text        not null,
    named_by_identity text        not null,
    -- The file that was compared last, in the server's words and by its hash.
    etag              text,
    last_modified     text,
    sha256            text,
    -- A person wants it compared even where the file is the same.
    wanted            boolean     not null default false,
    next_at           timestamptz not null,
    -- Until when an instance works on it; null where none does.
    worked_until      timestamptz,
    -- Bad fetches since the last good one.
    failures          integer     not null default 0,
    good_at           timestamptz,
    new_at            timestamptz,
    created_at        timestamptz not null,
    updated_at        timestamptz not null
);
create index list_feed_due on list_feed (next_at) where enabled;

create table list_fetch (
    id          uuid primary key,
    feed_id     text        not null references list_feed,
    started_at  timestamptz not null,
    finished_at timestamptz,
    status      text        not null
        check (status in ('running', 'nothing_new', 'drafted', 'asks', 'replaced', 'waiting', 'failed')),
    -- The evidence: where the file came from, and which one it was.
    address     text,
    sha256      text,
    bytes       bigint,
    -- What it says differently, as JSON.
    difference  text,
    draft_id    uuid,
    message     text        not null,
    constraint decided_by_its_file check (status not in ('drafted', 'asks') or sha256 is not null),
    constraint drafted_as_something check (status <> 'drafted' or draft_id is not null)
);
create index list_fetch_newest on list_fetch (feed_id, started_at desc, id);

-- A database may grant more by default.
revoke all on list_feed, list_fetch from ${app_role};
grant select, insert, update on list_feed, list_fetch to ${app_role};

-- A list is about no agency: all of it is the office's.
alter table list_feed enable row level security;
alter table list_feed force row level security;
create policy all_rows on list_feed to matching_office using (true) with check (true);
alter table list_fetch enable row level security;
alter table list_fetch force row level security;
create policy all_rows on list_fetch to matching_office using (true) with check (true);
