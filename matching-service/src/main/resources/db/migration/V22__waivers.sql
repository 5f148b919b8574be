-- That an agency is waived from a rule for one finding, until a day. It ends by itself when what it rests on changes.
create table waiver (
    id                    uuid        primary key,
    agency_id             uuid        not null,
    finding_id            uuid        not null references finding (id),
    rule_id               text        not null,
    version               bigint      not null check (version >= 1),
    state                 text        not null
        check (state in ('requested', 'taken_back', 'refused', 'granted', 'revoked', 'expired', 'void')),
    justification         text        not null,
    controls              text        not null,
    expires_on            date        not null,
    renews                uuid        references waiver (id),
    -- What the finding said when it was requested, and since then; another print is another case.
    print                 text        not null,
    requested_by          text        not null,
    requested_by_identity text        not null,
    requested_at          timestamptz not null,
    decided_by            text,
    decided_by_identity   text,
    decided_at            timestamptz,
    reason                text,
    reference             text,
    ended_at              timestamptz,
    ended_because         text,
    constraint decided_as_a_whole check (num_nulls(decided_by, decided_by_identity, decided_at, reason) in (0, 4)),
    constraint decided_once_it_is check (
        state in ('requested', 'taken_back') = (decided_at is null) or state = 'void' and decided_at is null),
    constraint granted_with_a_reference check (state not in ('granted', 'revoked', 'expired') or reference is not null),
    constraint decided_by_another check (decided_by_identity is null or decided_by_identity <> requested_by_identity),
    constraint ended_with_a_word check ((ended_at is null) = (ended_because is null)),
    constraint ended_once_it_is check ((state in ('taken_back', 'revoked', 'expired', 'void')) = (ended_at is not null))
);
create index waiver_of_agency on waiver (agency_id, requested_at desc, id);
create unique index waiver_once on waiver (finding_id, rule_id) where state = 'granted';
create unique index waiver_asked_once on waiver (finding_id, rule_id) where state = 'requested';
create index waiver_open on waiver (id) where state in ('requested', 'granted');

create table waiver_event (
    waiver_id  uuid        not null references waiver (id),
    agency_id  uuid        not null,
    seq        integer     not null,
    at         timestamptz not null,
    actor      text        not null,
    side       text        not null check (side in ('agency', 'office', 'system')),
    move       text        not null,
    text       text,
    to_state   text        not null,
    primary key (waiver_id, seq)
);
create index waiver_event_of_agency on waiver_event (agency_id, waiver_id);

alter table waiver enable row level security;
alter table waiver force row level security;
create policy agency_rows on waiver to matching_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on waiver to matching_office using (true) with check (true);

alter table waiver_event enable row level security;
alter table waiver_event force row level security;
create policy agency_rows on waiver_event to matching_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on waiver_event to matching_office using (true) with check (true);

revoke all on waiver, waiver_event from ${app_role};
grant select, insert on waiver, waiver_event to ${app_role};
-- What was asked for never changes.
grant update (version, state, decided_by, decided_by_identity, decided_at, reason, reference, ended_at, ended_because)
    on waiver to ${app_role};
