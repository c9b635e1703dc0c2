-- Rooms appointment and twin: one person is in one place at a time, under whichever of their records it was booked.

-- The record under which somebody is counted: the one that was kept where two were joined, else their own.
create function kept_record(p_resident uuid) returns uuid language sql stable security definer set search_path = public as $$
  select coalesce((select kept_id from person_merge where merged_id = p_resident and undone_at is null), p_resident)
$$;
revoke all on function kept_record(uuid) from public;
grant execute on function kept_record(uuid) to anxin_app, anxin_system;

-- The same rule as `appointment_resident_free`, across records: refused in the same words. What stood at one hour before two
-- records were joined goes its way; nothing more is laid over it.
create function appointment_person_free() returns trigger language plpgsql security definer set search_path = public as $$
declare own uuid[] := same_person(new.resident_id);
begin
  if cardinality(own) < 2 then return new; end if;
  -- whoever books for this person under another record waits here
  perform pg_advisory_xact_lock(hashtextextended(kept_record(new.resident_id)::text, 17));
  if exists (select 1 from appointment a where a.resident_id = any(own) and a.id <> new.id
      and a.state in ('PROPOSED','CONFIRMED','CHECKED_IN','DONE') and tstzrange(a.starts_at, a.ends_at) && tstzrange(new.starts_at, new.ends_at)) then
    raise exception 'this person is somewhere else at that hour' using errcode = 'exclusion_violation';
  end if;
  return new;
end $$;
create trigger appointment_person_free before insert on appointment for each row
  when (new.state in ('PROPOSED','CONFIRMED','CHECKED_IN','DONE')) execute function appointment_person_free();
create trigger appointment_person_again before update of state on appointment for each row
  when (new.state in ('PROPOSED','CONFIRMED','CHECKED_IN','DONE') and old.state not in ('PROPOSED','CONFIRMED','CHECKED_IN','DONE'))
  execute function appointment_person_free();

-- Waiting for an appointment and how one is reminded of it are the person's own, under either record, as the appointment is.
do $$ declare t text; rule text := 'tenant_id = (select app_tenant()) and ((select app_resident()) is null or resident_id = any((select own_records())::uuid[]))';
begin
  foreach t in array array['waiting','reminder_wish'] loop
    execute format('alter policy tenant_wall on %I using (%s) with check (%s)', t, rule, rule);
  end loop;
end $$;
