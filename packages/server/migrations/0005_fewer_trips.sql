-- What happens with every message costs as little as it can.

-- A conversation moves on with every message: without the time in an index, and with room on its page, that
-- writes one row and no index.
drop index conversation_resident;
create index conversation_resident on conversation (resident_id);
alter table conversation set (fillfactor = 80);

-- What a resident wrote with a level, newest first: a long conversation is not read through for it.
create index message_levelled on message (conversation_id, at desc) where sender = 'resident' and level <> 'L0';

-- Wall 2 looks at every change by which it could be broken, and at no other: a timer that is added breaks nothing.
drop trigger crisis_event_owned on crisis_event;
create constraint trigger crisis_event_owned after insert or update of state, owner_id on crisis_event
  deferrable initially deferred for each row execute function crisis_check_owned();
drop trigger crisis_timer_owned on crisis_timer;
create constraint trigger crisis_timer_owned after update of event_id, kind, fired_at, cancelled_at on crisis_timer
  deferrable initially deferred for each row execute function crisis_check_owned();
