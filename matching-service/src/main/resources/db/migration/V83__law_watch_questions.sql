-- How many questions the last reading of a source asked, and how many of them failed; null of readings before this was noted.
alter table law_source add questions integer, add failed integer;
