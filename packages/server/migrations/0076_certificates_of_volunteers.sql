-- Room network: a certificate may be taken back before its time. It ends the day before, so that whatever asks for it finds it ended.
alter table staff_certificate
  add ended_at timestamptz,
  add ended_why text,
  add check ((ended_at is null) = (ended_why is null));

-- Room casework: whoever was given a task and spoke to the person did so, also where they see nothing of the case.
create function task_spoke(p_task uuid, p_at timestamptz) returns void
language sql security definer set search_path = public as $$
  update care_case c set last_contact_at = p_at from case_task t
  where t.id = p_task and c.id = t.case_id and t.tenant_id = app_tenant() and app_resident() is null
    and (t.owner_id = app_staff() or t.case_id = any(my_cases()) or t.unit_id = any(my_posts(array['supervisor'])))
    and (c.last_contact_at is null or c.last_contact_at < p_at)
$$;
revoke all on function task_spoke(uuid, timestamptz) from public;
grant execute on function task_spoke(uuid, timestamptz) to anxin_app;
