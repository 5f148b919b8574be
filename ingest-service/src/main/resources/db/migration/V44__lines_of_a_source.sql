-- The lines of a source, as its page lists them. Without it they were looked for from the latest day of all sources on: of
-- 1.1 million lines 1.7 s, because a larger source had later ones. As an agency's lines, those of a day are sorted when read.
create index contract_line_of_source on contract_line (source_id, day);

-- Few lines are withdrawn; they were looked for among all.
create index contract_line_withdrawn on contract_line (day, load_order) where withdrawn;
