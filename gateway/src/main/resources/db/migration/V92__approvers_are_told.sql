-- Messages that were set aside and for which somebody drafted what is taken or sent in their place, by the number in their part:
-- so that whoever may approve it is told. The drafts themselves stay in their parts.
create table dead_letter_draft (
    part      text        not null,
    letter    bigint      not null,
    topic     text        not null,
    by_name   text        not null,
    -- Issuer and subject of who drafted it.
    by        text        not null,
    at        timestamptz not null,
    primary key (part, letter)
);
revoke all on dead_letter_draft from ${app};
grant select, insert, update, delete on dead_letter_draft to ${app};
alter table dead_letter_draft enable row level security;
alter table dead_letter_draft force row level security;
create policy all_rows on dead_letter_draft to gateway_office using (true) with check (true);

-- Those for whose approval something waits.
create index held_grant_waiting on held_grant (person) where jsonb_exists(body, 'waiting');
