-- What people are called, as their token said when they were last seen: histories have user names, and pages say the name
-- (ADR 0090). Null for whoever was not seen since, and for machines.
alter table last_seen add column username text, add column name text;
create index last_seen_of_user on last_seen (username);
create index last_seen_by_name on last_seen (name);
