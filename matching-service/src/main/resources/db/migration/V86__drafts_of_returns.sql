-- The draft that waits with a return, so that whoever may sign from now on is told of it, too. A return that was told before
-- has none until inventory-service tells it again.
alter table agency_return add column draft jsonb;
