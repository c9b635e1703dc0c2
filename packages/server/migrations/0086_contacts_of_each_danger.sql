-- Room crisis: a danger that came back has caring contacts of its own, beside those of the one before.
alter table crisis_follow_up drop constraint crisis_follow_up_event_id_hours_key;
create unique index crisis_follow_up_single on crisis_follow_up (event_id, hours, due_at);
-- Whoever came back before this day and has had no call since is owed all four, counted from the end of that acute phase.
create temp table came_back on commit drop as
  select e.id, e.tenant_id, e.resident_id, e.stable_at from crisis_event e
  where e.state in ('STABILISED','PLAN_ACTIVE','HANDED_OVER','FOLLOW_UP') and e.stable_at is not null
    and exists (select 1 from crisis_follow_up f where f.event_id = e.id)
    and not exists (select 1 from crisis_follow_up f where f.event_id = e.id and f.due_at - make_interval(hours => f.hours) >= e.raised_at);
update crisis_follow_up f set state = 'cancelled' from came_back c where c.id = f.event_id and f.state <> 'done';
update crisis_timer t set cancelled_at = now() from came_back c
  where c.id = t.event_id and t.kind = 'follow_up' and t.fired_at is null and t.cancelled_at is null;
with task as (
  insert into crisis_follow_up (id, tenant_id, resident_id, event_id, hours, due_at, state)
  select gen_random_uuid(), c.tenant_id, c.resident_id, c.id, h, greatest(c.stable_at + make_interval(hours => h), now()), 'due'
  from came_back c, unnest(array[24, 72, 168, 720]) h
  returning id, tenant_id, resident_id, event_id, due_at)
insert into crisis_timer (id, tenant_id, resident_id, event_id, kind, task_id, due_at)
  select gen_random_uuid(), tenant_id, resident_id, event_id, 'follow_up', id, due_at from task;
