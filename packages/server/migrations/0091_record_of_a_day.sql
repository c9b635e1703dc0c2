-- Room aftercare: a record is complete within a day. What is missing is asked of the timeline, so that nobody ticks it off: a contact written down (or a
-- call to 120 or 110), and an assessment where the person was reached and nobody else has them by now. It stops nothing.
create view aftercare_record_missing with (security_invoker = true) as
  select m.* from (
    select e.id as event_id, e.tenant_id, e.ladder, e.acked_at, array_remove(array[
      case when not exists (select 1 from aftercare_entry t where t.event_id = e.id and t.at >= e.raised_at
        and t.what in ('crisis.contact_recorded','crisis.emergency_called')) then 'contact' end,
      case when e.contacted_at >= e.raised_at and coalesce(e.handover_at < e.raised_at, true)
        and not exists (select 1 from aftercare_entry t where t.event_id = e.id and t.at >= e.raised_at and t.what = 'crisis.event_assessed')
        then 'assessment' end], null) as missing
    from aftercare_event e
    where e.acked_at >= e.raised_at and e.state not in ('FALSE_ALARM','CLOSED','DECEASED')) m
  where cardinality(m.missing) > 0;
grant select on aftercare_record_missing to anxin_app, anxin_system;

create table aftercare_record (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  event_id uuid not null references crisis_event (id),
  ladder int not null,
  due_at timestamptz not null,
  look_at timestamptz,
  -- how often people were called for it
  calls int not null default 0,
  done_at timestamptz,
  unique (event_id, ladder),
  check ((done_at is null) = (look_at is not null))
);
create index aftercare_record_look on aftercare_record (look_at) where done_at is null;
select fence_staff('aftercare_record');

insert into retention_part (kind, sort, table_name, whose) values ('crisis_event', 10, 'aftercare_record', 't.event_id = $1');
