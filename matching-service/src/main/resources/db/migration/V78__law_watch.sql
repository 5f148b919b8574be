-- Law watch: documents that governments publish and that name something of the rule book, and when each source was looked at.
create table law_source (
    id           text primary key,
    next_at      timestamptz not null,
    -- Until when an instance works on it; null where none does.
    worked_until timestamptz,
    -- Bad readings since the last good one.
    failures     integer     not null default 0,
    good_at      timestamptz,
    -- What the last reading came to, in plain words.
    message      text        not null default ''
);
insert into law_source (id, next_at) values ('federal-register', '2026-12-01T00:00:00Z'), ('ecfr', '2026-12-01T00:00:00Z');

create table law_document (
    id                  uuid primary key,
    version             bigint      not null default 1,
    source              text        not null references law_source,
    -- What its publisher calls it.
    number              text        not null,
    title               text        not null,
    kind                text        not null,
    address             text        not null,
    published           date        not null,
    effective           date,
    found_at            timestamptz not null,
    -- What of the rule book it names, as JSON, with the passages.
    named               text        not null,
    -- Ids of the rules that it is about.
    rules               text[]      not null,
    status              text        not null check (status in ('open', 'dismissed', 'drafted')),
    reason              text,
    decided_by          text,
    decided_by_identity text,
    decided_at          timestamptz,
    draft_id            uuid,
    unique (source, number),
    constraint dismissed_for_a_reason check (status <> 'dismissed' or reason is not null),
    constraint decided_by_somebody check (status = 'open' or decided_by is not null and decided_at is not null),
    constraint drafted_as_something check (status <> 'drafted' or draft_id is not null)
);
create index law_document_newest on law_document (found_at desc, id);

-- On which day a source was last looked at for a rule. Verdicts of all agencies say it.
create table law_look (
    rule_id   text not null,
    source    text not null,
    looked_on date not null,
    primary key (rule_id, source)
);

-- A database may grant more by default.
revoke all on law_source, law_document, law_look from ${app_role};
grant select, update on law_source to ${app_role};
grant select, insert, update on law_document, law_look to ${app_role};

-- What may change the law is about no agency: it is the office's.
alter table law_source enable row level security;
alter table law_source force row level security;
create policy all_rows on law_source to matching_office using (true) with check (true);
alter table law_document enable row level security;
alter table law_document force row level security;
create policy all_rows on law_document to matching_office using (true) with check (true);
