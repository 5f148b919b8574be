-- How many pieces of a finding the agency reports as gone in plans, with proof, and how many the office verified when it completed
-- them. Of findings that were told before, they are null until the finding changes or is told again.
alter table finding
    add column reported_pieces bigint generated always as ((body ->> 'reportedPieces')::bigint) stored,
    add column verified_pieces bigint generated always as ((body ->> 'verifiedPieces')::bigint) stored;
