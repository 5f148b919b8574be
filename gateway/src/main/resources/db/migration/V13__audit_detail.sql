-- What else there is to say about an audited act, such as the filter and the number of rows of an export. It is part of the
-- row's hash where there is one; rows from before have none and verify as they did.
alter table audit add column detail text;
