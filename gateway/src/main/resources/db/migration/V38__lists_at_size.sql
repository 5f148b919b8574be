-- How many agencies a county has, whatever its case: without it the database takes them for far fewer, reads all findings of
-- them and sorts, where the first page of the list is found by walking from the newest on.
create statistics agency_of_county on (lower(county)) from agency;
analyze agency;
-- A queue of the office is counted from the index alone also where it is narrowed to a maker or a verdict.
drop index finding_of_status;
create index finding_of_status on finding (status, band, maker_id) include (id, agency_id, verdict) where not withdrawn;
