-- Messages that can never be taken or sent as they are. Somebody decides on each; nothing deletes them.
create table dead_letter (
    id                  bigint      generated always as identity primary key,
    direction           text        not null check (direction in ('in', 'out')),
    topic               text        not null,
    msg_key             text,
    type                text,
    event_id            uuid,
    occurred_at         timestamptz,
    correlation_id      text,
    partition           integer,
    place               bigint,
    payload             text,
    reason              text        not null,
    set_aside_at        timestamptz not null,
    -- When a newer message of the same key was taken or sent.
    superseded_at       timestamptz,
    state               text        not null check (state in ('open', 'replayed', 'discarded')),
    decided_by          text,
    decided_by_identity text,
    decided_at          timestamptz,
    note                text
);
create unique index dead_letter_place on dead_letter (topic, partition, place, md5(coalesce(payload, ''))) where direction = 'in';
create index dead_letter_state on dead_letter (state, id desc);

-- A database may grant more by default.
revoke all on dead_letter from ${app};
grant select, insert, update on dead_letter to ${app};
grant usage, select on all sequences in schema public to ${app};

-- A letter may hold any agency's thing: only the office and jobs see them.
alter table dead_letter enable row level security;
alter table dead_letter force row level security;
create policy all_rows on dead_letter to gateway_office using (true) with check (true);
