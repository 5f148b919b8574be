-- A machine whose maker reaches it by an address with its key in it, for OpenRefine; and when the address was used last, to
-- about a minute. The key is kept nowhere.
alter table service_account
    add column by_address   boolean not null default false,
    add column last_used_at timestamptz;
