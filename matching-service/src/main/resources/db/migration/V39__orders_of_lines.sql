-- The number of the order that an invoice, receipt, payment or credit belongs to, where it has a number of its own.
alter table contract_line add column order_number text;
