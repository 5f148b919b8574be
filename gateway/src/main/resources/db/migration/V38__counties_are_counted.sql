-- How many agencies a county has, whatever its case: without it the database takes them for far fewer, reads all findings of
-- them and sorts, where the first page of the list is found by walking from the newest on.
create statistics agency_of_county on (lower(county)) from agency;
analyze agency;
