-- The compliance view of an agency with tens of thousands of findings reads those that it shows or counts, and no others: the
-- newest of each verdict, what waits for the agency, and when the newest of them changed.
create index finding_newest_of_verdict on finding (agency_id, verdict, sort_day desc, id desc) where countable and band = 'MATCH';
create index finding_waiting on finding (agency_id)
    where standing and (status = 'notified' or decision = 'confirmed' and status = 'triaged');
create index finding_of_agency_by_change on finding (agency_id, updated_at);
