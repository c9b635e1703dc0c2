-- Room aftercare: of what was called a false alarm, and of ORANGE files, a share is read by somebody who did not work on them.
alter table case_review drop constraint case_review_why_check;
alter table case_review add constraint case_review_why_check check (why in ('red','death','false_alarm','orange'));
-- whether the reader would have done the same
alter table case_review add column sound boolean;
alter table case_review add constraint case_review_sound_check
  check (case when why in ('red','death') then sound is null else (sound is null) = (done_at is null) end);

-- 0 to 99, the same whenever it is asked: which files are drawn hangs on nobody's hand and on no hour.
create function review_draw(p_event uuid, p_ladder int, p_why text) returns int language sql immutable as $$
  select (('x' || substr(md5(p_event::text || ':' || p_ladder || ':' || p_why), 1, 8))::bit(32)::bigint % 100)::int
$$;
grant execute on function review_draw(uuid, int, text) to anxin_app;

-- Whether somebody's hand is on the timeline of an event by more than a note.
create function review_hands(p_event uuid, p_staff uuid) returns boolean
language sql stable security definer set search_path = public as $$
  select exists (select 1 from crisis_transition t where t.event_id = p_event and t.staff_id = p_staff
    and (app_tenant() is null or t.tenant_id = app_tenant()) and t.what not in ('crisis.note_added','aftercare.reading_kept'))
$$;
revoke all on function review_hands(uuid, uuid) from public;
grant execute on function review_hands(uuid, uuid) to anxin_app;

create function review_reader() returns trigger language plpgsql as $$
begin
  if review_hands(new.event_id, new.done_by) then
    raise exception 'whoever worked on a file does not read it' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger review_reader before update on case_review for each row
  when (new.why in ('false_alarm','orange') and new.done_by is not null and old.done_by is null) execute function review_reader();
