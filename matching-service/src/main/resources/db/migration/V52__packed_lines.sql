-- What of a line only those read who judge it, in one value (org.sightline.matching.held.LinePack), where lines are stored so:
-- the columns that it takes the place of are empty then. Rows with columns and rows with a pack are read alike. No row changes.
alter table contract_line add column pack bytea;
alter table contract_line
    alter column source_id drop not null,
    alter column import_id drop not null,
    alter column row_number drop not null,
    alter column buyer_name drop not null,
    alter column state drop not null,
    alter column document_type drop not null,
    alter column currency drop not null,
    alter column recorded_at drop not null;
