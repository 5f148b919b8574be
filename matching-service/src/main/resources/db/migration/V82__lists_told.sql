-- Agencies are told once what a change of the watchlist changed, when everything was screened by it. What was screened before this was so
-- is not told any more.
alter table rescreening add told_at timestamptz;
update rescreening set told_at = finished_at where finished_at is not null;
