-- Whose turn it is with a finding, who sees to it, by when. A finding with which nothing was done has no row: its task
-- follows from the day on which it was opened and the office's days for a look at it.
create table finding_task (
    finding_id     uuid        primary key references finding (id),
    agency_id      uuid        not null,
    version        bigint      not null check (version >= 1),
    -- The finding's, for which the step was found; a row of another status counts as none.
    status         text        not null
        check (status in ('new', 'triaged', 'notified', 'responded', 'under_review', 'closed')),
    next_step      text        not null
        check (next_step in ('triage', 'notify', 'answer', 'keep_promise', 'review_answer', 'close', 'none')),
    since          timestamptz not null,
    owner          text,
    owner_identity text,
    due_on         date,
    due_by         text check (due_by in ('policy', 'hand', 'notice', 'promise')),
    promised_on    date,
    promises       integer     not null,
    said           text        not null check (said in ('NOTHING', 'PROMISE', 'ANSWER')),
    constraint owner_is_somebody check ((owner is null) = (owner_identity is null)),
    constraint what_is_open_is_due check ((next_step = 'none') = (due_on is null) and (due_on is null) = (due_by is null)),
    -- The pairs that the table of next steps knows.
    constraint step_fits_status check (case status
        when 'new' then next_step = 'triage'
        when 'triaged' then next_step in ('notify', 'close')
        when 'notified' then next_step = 'answer'
        when 'responded' then next_step in ('keep_promise', 'review_answer')
        when 'under_review' then next_step in ('review_answer', 'close')
        else next_step = 'none' end)
);
create index finding_task_of_agency on finding_task (agency_id, due_on, finding_id);
create index finding_task_in_order on finding_task (due_on, finding_id) where due_on is not null;
create index finding_untouched on finding ((cast(opened_at at time zone 'UTC' as date)), id)
    where status = 'new' and not withdrawn;

-- Findings that people worked on before: the step follows from the state, the due date begins with the last change.
alter table finding no force row level security;
insert into finding_task (finding_id, agency_id, version, status, next_step, since, due_on, due_by, promises, said)
select id, agency_id, 1, status, step, updated_at, due, case when due is null then null else 'policy' end, 0,
       case when step = 'review_answer' then 'ANSWER' else 'NOTHING' end
from (select f.*, cast(f.updated_at at time zone 'UTC' as date)
                  + case step when 'answer' then 30 when 'none' then null else 14 end as due
      from (select id, agency_id, status, updated_at,
                   case when status = 'triaged' and decision = 'confirmed' then 'notify'
                        when status = 'triaged' then 'close'
                        when status = 'notified' then 'answer'
                        when status in ('responded', 'under_review') then 'review_answer'
                        else 'none' end as step
            from finding where status <> 'new') f) known;
alter table finding force row level security;

-- How many days the office gives for each step. Each change is a new version.
create table due_policy (
    version integer     primary key,
    days    jsonb       not null,
    set_by  text        not null,
    set_at  timestamptz not null
);

-- To whom at an agency notices go.
create table agency_contact (
    id         uuid        primary key,
    agency_id  uuid        not null,
    name       text        not null,
    mail       text        not null,
    added_by   text        not null,
    added_at   timestamptz not null,
    removed_by text,
    removed_at timestamptz,
    check ((removed_by is null) = (removed_at is null))
);
create unique index agency_contact_mail on agency_contact (agency_id, lower(mail)) where removed_at is null;

-- What an agency was told about a finding.
create table notice (
    id               uuid        primary key,
    finding_id       uuid        not null references finding (id),
    agency_id        uuid        not null,
    means            text        not null check (means in ('mail', 'letter')),
    text             text        not null,
    answer_by        date        not null,
    letter_on        date,
    reference        text,
    source_check     text,
    sent_by          text        not null,
    sent_by_identity text        not null,
    created_at       timestamptz not null,
    reached_at       timestamptz,
    check ((means = 'letter') = (letter_on is not null) and (letter_on is null) = (reference is null)),
    check (means = 'mail' or reached_at is not null)
);
create index notice_of_agency on notice (agency_id);
create index notice_of_finding on notice (finding_id, created_at);

-- Mails, until the mail server has taken them, and after that.
create table delivery (
    id         uuid        primary key,
    agency_id  uuid        not null,
    notice_id  uuid references notice (id),
    recipient  text        not null,
    address    text        not null,
    subject    text        not null,
    body       text        not null,
    message_id text        not null unique,
    state      text        not null check (state in ('waiting', 'sent', 'failed')),
    attempts   integer     not null,
    next_at    timestamptz not null,
    created_at timestamptz not null,
    sent_at    timestamptz,
    last_error text,
    check ((state = 'sent') = (sent_at is not null))
);
create index delivery_waiting on delivery (next_at, id) where state = 'waiting';
create index delivery_of_agency on delivery (agency_id);
create index delivery_of_notice on delivery (notice_id) where notice_id is not null;

-- Which reminder was sent, once for an agency, a due date and a mark.
create table reminder (
    agency_id uuid        not null,
    due_on    date        not null,
    mark      integer     not null,
    sent_at   timestamptz not null,
    primary key (agency_id, due_on, mark)
);

alter table finding_task enable row level security;
alter table finding_task force row level security;
create policy agency_rows on finding_task to matching_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on finding_task to matching_office using (true) with check (true);

alter table agency_contact enable row level security;
alter table agency_contact force row level security;
create policy agency_rows on agency_contact to matching_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on agency_contact to matching_office using (true) with check (true);

alter table notice enable row level security;
alter table notice force row level security;
create policy agency_rows on notice to matching_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on notice to matching_office using (true) with check (true);

alter table delivery enable row level security;
alter table delivery force row level security;
create policy agency_rows on delivery to matching_app
    using (agency_id = any ((select scope_agencies())::uuid[])) with check (agency_id = any ((select scope_agencies())::uuid[]));
create policy all_rows on delivery to matching_office using (true) with check (true);

-- Only the job that reminds reads and writes these.
alter table reminder enable row level security;
alter table reminder force row level security;
create policy all_rows on reminder to matching_office using (true) with check (true);

revoke all on finding_task, due_policy, agency_contact, notice, delivery, reminder from ${app_role};
grant select, insert, update on finding_task, agency_contact, notice, delivery to ${app_role};
grant select, insert on due_policy, reminder to ${app_role};
