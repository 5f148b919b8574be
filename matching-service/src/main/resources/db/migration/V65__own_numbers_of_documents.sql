-- The own number of an invoice whose line belongs to the group of its order: a payment may say that number alone.
alter table matched_line add column own_key text;
create index matched_line_own on matched_line (agency_id, own_key, maker_key) where own_key is not null;
