-- Which notices are sent and not yet said at their finding is asked every two seconds.
create index notice_open on notice (id) where reached_at is null;
