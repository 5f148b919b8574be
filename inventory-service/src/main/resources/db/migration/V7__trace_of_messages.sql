-- The place in the trace of the work that wrote a message (W3C Trace Context); null where traces are off.
alter table outbox add column traceparent text;
