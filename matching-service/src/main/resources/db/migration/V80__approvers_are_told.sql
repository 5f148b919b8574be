-- One person is told of what waits for them, an approval or a return, and no longer once it is decided.
alter table notification drop constraint only_the_office_tells_one_person;
alter table notification add column gone_at timestamptz;
grant update (gone_at) on notification to ${app_role};
create index notification_waiting on notification (person)
    where kind in ('approval_waits', 'office_approval_waits', 'return_drafted', 'return_sent_back') and gone_at is null;
