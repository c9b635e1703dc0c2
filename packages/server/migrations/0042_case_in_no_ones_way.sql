-- A cry for help is never lost: whatever may be wrong with a case, an alert is raised and somebody stands on the list.
-- The case is then made more urgent by the next thing that is seen, or by hand.
create or replace function case_hears_list() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if new.state <> 'closed' then
    begin
      perform case_raise(new.resident_id, new.colour, new.opened_at);
    exception when others then
      raise warning 'a case did not follow entry %: %', new.id, sqlerrm;
    end;
  end if;
  return null;
end $$;

create or replace function case_hears_alert() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if new.state not in ('CLOSED','DECEASED') then
    begin
      perform case_raise(new.resident_id, replace(new.grade, '_', '-'), new.raised_at);
    exception when others then
      raise warning 'a case did not follow event %: %', new.id, sqlerrm;
    end;
  end if;
  return null;
end $$;
