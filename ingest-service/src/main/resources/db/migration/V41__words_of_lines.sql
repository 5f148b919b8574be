-- What the search of lines reads: the texts of a line in one, in small letters, so that a search makes nothing small and reads
-- one column instead of five. No index: one of words or of letters would cost more at each line that is loaded than the
-- searches save (ADR 0075). The table is written once more for it.
alter table contract_line add column words text generated always as (lower(
    coalesce(description, '') || E'\x1f' || coalesce(vendor_name, '') || E'\x1f' || coalesce(manufacturer, '') || E'\x1f'
        || coalesce(model, '') || E'\x1f' || coalesce(document_number, ''))) stored;
