-- The findings that were joined to one, as the same purchase.
create index finding_joined on finding ((body ->> 'joinedInto')) where body ->> 'joinedInto' is not null;
