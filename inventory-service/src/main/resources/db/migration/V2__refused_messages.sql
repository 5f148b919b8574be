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

-- A database may grant more by default.
revoke all on outbox_refused from inventory_app;
grant select, insert on outbox_refused to inventory_app;
