-- Messages that the broker refuses for their own sake, such as their size. Somebody looks at them; nothing deletes them.
create table outbox_refused (
    id             bigint      primary key,
    event_id       uuid        not null,
    topic          text        not null,
    msg_key        text        not null,
    type           text        not null,
    occurred_at    timestamptz not null,
    correlation_id text,
    payload        text,
    reason         text        not null,
    refused_at     timestamptz not null
);

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

-- A database may grant more by default.
revoke all on outbox_refused, idempotency from ${app_role};
grant select, insert on outbox_refused to ${app_role};
grant select, insert, update, delete on idempotency to ${app_role};
