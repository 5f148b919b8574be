-- The last day of a contract, or of a place on a list of suppliers.
alter table contract_line add column end_date date;

-- The few offers that name a listed maker: their document keys say that they are offers.
create index matched_line_offers on matched_line (maker_key, line_id) where document_key like 'offer:%';
