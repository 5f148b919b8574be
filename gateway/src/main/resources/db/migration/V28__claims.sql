-- Codes by which a body that nobody claimed is claimed, and who claimed which. A code is kept as a hash.
create table claim_code (
    id         uuid        primary key,
    agency_id  uuid        not null,
    version    bigint      not null check (version >= 1),
    -- What stands before the secret part of the code, so that it is found by it.
    reference  text        not null unique,
    hash       text        not null,
    made_by    text        not null,
    made_at    timestamptz not null,
    expires_at timestamptz not null,
    -- How often the secret part was wrong.
    wrong      integer     not null check (wrong >= 0),
    state      text        not null check (state in ('open', 'used', 'revoked', 'locked')),
    ended_by   text,
    ended_at   timestamptz,
    constraint ended_is_whole check ((state = 'open') = (ended_at is null))
);
create unique index claim_code_open on claim_code (agency_id) where state = 'open';
create index claim_code_by_age on claim_code (made_at desc, id desc);

create table claim (
    id         uuid        primary key,
    code_id    uuid        not null unique references claim_code,
    agency_id  uuid        not null,
    version    bigint      not null check (version >= 1),
    issuer     text        not null,
    subject    text        not null,
    username   text        not null,
    mail       text,
    claimed_at timestamptz not null,
    state      text        not null check (state in ('waiting', 'confirmed', 'refused')),
    decided_by text,
    decided_at timestamptz,
    -- Why it was refused.
    reason     text        check (char_length(reason) <= 1000),
    constraint decided_is_whole check ((state = 'waiting') = (decided_at is null) and (state = 'refused') = (reason is not null))
);
create index claim_by_age on claim (claimed_at desc, id desc);
create index claim_of on claim (subject, claimed_at desc);

-- Codes that were wrong, by issuer and subject of who typed them.
create table claim_attempt (
    person text        not null,
    at     timestamptz not null
);
create index claim_attempt_of on claim_attempt (person, at);

revoke all on claim_code, claim, claim_attempt from ${app};
grant select, insert, update on claim_code, claim to ${app};
grant select, insert, delete on claim_attempt to ${app};

alter table claim_code enable row level security;
alter table claim_code force row level security;
create policy all_rows on claim_code to gateway_office using (true) with check (true);
alter table claim enable row level security;
alter table claim force row level security;
create policy all_rows on claim to gateway_office using (true) with check (true);
alter table claim_attempt enable row level security;
alter table claim_attempt force row level security;
create policy all_rows on claim_attempt to gateway_office using (true) with check (true);
