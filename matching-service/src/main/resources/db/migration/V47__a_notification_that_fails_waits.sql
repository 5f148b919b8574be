-- One that could not be handed out is left until then, so that it does not stop those behind it.
alter table notification add column hand_out_after timestamptz;
grant update (hand_out_after) on notification to ${app_role};
