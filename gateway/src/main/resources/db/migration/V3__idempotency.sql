-- The table of answers that all services have. The old one kept keys for a day; those of the last day are forgotten.
drop table idempotency;

-- What was answered to a creation that came with an Idempotency-Key.
create table idempotency (
    caller     text        not null,
    request    text        not null,
    key        text        not null,
    body_hash  text        not null,
    status     integer,
    location   text,
    etag       text,
    answer     text,
    created_at timestamptz not null,
    primary key (caller, request, key)
);
create index idempotency_by_age on idempotency (created_at);

grant select, insert, update, delete on idempotency to ${app};
