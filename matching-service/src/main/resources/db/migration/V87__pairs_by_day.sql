-- Findings that may be the same purchase are found by their day first: an agency buys the same thing for the same price again and
-- again, so many amounts are alike, and few days are.
drop index finding_pairs;
create index finding_pairs on finding (agency_id, maker_key, first_day, amount)
    where not withdrawn and subject = 'purchase' and role = 'PURCHASE';
