-- Device lists that nobody applied end: the oldest of an agency where they are too many, and all after some months. One
-- that was applied stays: its changes refer to it, and nobody may delete those.
grant delete on device_list to inventory_app;
create index device_list_waiting on device_list (checked_at) where status = 'to_review';
