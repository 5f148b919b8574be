-- The timeline of a finding that was dismissed by a remembered decision named that decision, also where it was on another
-- agency's finding. matching-service no longer says so; what the view holds is replaced.
alter table finding no force row level security;
alter table tally no force row level security;
alter table statewide_tally no force row level security;

update finding f
set body = regexp_replace(f.body::text, 'The same text was decided to be no match by [^"]*? \(finding [0-9a-f-]{36}\)\.',
                          'The oversight office holds that this text is no match.', 'g')::jsonb
from finding o
where f.body::text like '%The same text was decided to be no match by %'
  and o.id = substring(f.body::text from 'no match by [^"]*? \(finding ([0-9a-f-]{36})\)\.')::uuid
  and o.published_agency_id <> f.published_agency_id;

alter table finding force row level security;
alter table tally force row level security;
alter table statewide_tally force row level security;
