-- A cancelled import is taken back as one revision, and a revision says who wanted it.
alter table import add column cancel_wanted_by text;
