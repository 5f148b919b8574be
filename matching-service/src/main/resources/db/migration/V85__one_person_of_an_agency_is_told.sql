-- A draft of a return waits for its certifier, or for those who worked on it: they are told, and nobody else of the agency.
alter table notification drop constraint if exists only_the_office_tells_one_person;
