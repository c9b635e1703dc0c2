-- companion: how far the calls for a waiting resident have come, by their receipts. What they read follows it.
alter table conversation add column reach text not null default 'calling' check (reach in ('calling','sent','heard','lost'));

-- Calls that wait to go out together: past a burst a person gets one text with their number, not one each.
alter table notice add column gathered boolean not null default false;
create index notice_calls on notice (staff_id, channel, sent_at) where template in ('page','repage');
