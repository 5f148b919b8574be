-- Who asked for how much lately, shared by all gateways (access.RateLimit). Not logged: after a crash everybody begins
-- anew, and nothing else hangs on it.
create unlogged table rate_bucket (
    id         text   primary key,
    state      bytea,
    expires_at bigint
);
create index rate_bucket_expires on rate_bucket (expires_at);
revoke all on rate_bucket from ${app};
grant select, insert, update, delete on rate_bucket to ${app};
