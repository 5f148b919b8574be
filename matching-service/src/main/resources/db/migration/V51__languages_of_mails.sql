-- In which language somebody is written to.
alter table agency_contact add column language text not null default 'en' check (language in ('en', 'es'));
alter table notification_preference add column language text not null default 'en' check (language in ('en', 'es'));
-- What was told in other languages than the one of the row: for each the subject, the text and the version of its template.
-- Null where it was told before there were others.
alter table notification add column translations jsonb;
