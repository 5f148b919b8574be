-- Machines of the office, who asked for credentials, and who agreed. What was made before goes on to work, and is listed
-- until somebody of its agency looked at it.
alter table service_account
    -- Null for a machine of the office.
    alter column agency_id drop not null,
    -- Null until somebody agreed that it works.
    alter column client_id drop not null,
    alter column subject drop not null,
    -- Ids of the sources into which a machine of the office may send.
    add column sources           text[]      not null default '{}',
    -- Who asked for its next credentials, while another person has to agree. Issuer and subject, and the name to show.
    add column asked_by          text,
    add column asked_by_name     text,
    add column asked_at          timestamptz,
    add column asked_days        integer,
    add column asked_grace_hours integer,
    -- Who agreed last, another person than who asked.
    add column approved_at       timestamptz,
    add column approved_by       text,
    add column approved_by_name  text,
    -- It was made before another person had to agree, and nobody looked at it since.
    add column review_due        boolean     not null default true,
    drop constraint service_account_check,
    add constraint at_most_90_days
        check (expires_at <= coalesce(rotated_at, approved_at, created_at) + interval '90 days'),
    add constraint asked_is_whole
        check (num_nonnulls(asked_by, asked_by_name, asked_at, asked_days, asked_grace_hours) in (0, 5)),
    add constraint works_or_waits
        check ((client_id is null) = (subject is null)
            and (client_id is not null or asked_by is not null or revoked_at is not null)),
    add constraint only_the_office_sends check (agency_id is null or sources = '{}');
alter table service_account alter column review_due set default false;
