-- Which devices a list does not have is a difference of two sets, read by list; nothing looks a row up by its device.
drop index device_list_row_by_device;
comment on column device_list_row.before is 'As JSON; nothing where the row was rejected or changes nothing: the register has it';
comment on column device_list_row.after is 'As JSON; nothing where the row was rejected or changes nothing: the register has it';
