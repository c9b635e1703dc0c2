-- What is wrong in a record is put right by whoever it is about.

-- Whether a number is somebody else's, whatever agency they belong to; answers yes or no and shows nobody.
create function phone_is_held(p_index bytea, p_by uuid) returns boolean
language sql stable security definer set search_path = public as $$
  select exists (select 1 from resident where phone_index = p_index and id <> p_by)
$$;
revoke all on function phone_is_held(bytea, uuid) from public;
grant execute on function phone_is_held(bytea, uuid) to anxin_app, anxin_system;

-- The last digits of the number of before lead nowhere any more; those of the new one are found when somebody looks next.
create function forget_phone_tail() returns trigger language plpgsql security definer set search_path = public as $$
begin
  delete from phone_tail where resident_id = new.id;
  return new;
end $$;
create trigger resident_phone_tail after update of phone_index on resident
  for each row when (old.phone_index is distinct from new.phone_index) execute function forget_phone_tail();
