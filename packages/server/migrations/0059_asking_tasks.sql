-- Rooms casework and record: a task may ask the person something, and whoever it was given to writes the answers down
-- with the task, also a volunteer, who sees nothing of the case. The answers move with the task.

alter table case_task add column answers_sealed bytea;
update transferable set sealed = sealed || '{"answers_sealed":"case_task.answers"}' where table_name = 'case_task';

-- Cases in which the speaker was given the six questions to ask, and has not yet.
create function my_asked_cases() returns uuid[] language sql stable security definer set search_path = public as $$
  select array(select case_id from case_task where owner_id = app_staff() and tenant_id = app_tenant() and kind = 'rating' and state = 'open')
$$;
-- What whoever was given a task has to know of its case to write down an answer: no word of it.
create function task_case(p_task uuid) returns table (state text, round int, said text)
language sql stable security definer set search_path = public as $$
  select c.state, c.reopened, (select r.how from case_rating r where r.case_id = c.id and r.round = c.reopened order by r.at desc, r.id desc limit 1)
  from case_task t join care_case c on c.id = t.case_id
  where t.id = p_task and t.tenant_id = app_tenant() and t.owner_id = app_staff()
$$;
revoke all on function my_asked_cases(), task_case(uuid) from public;
grant execute on function my_asked_cases(), task_case(uuid) to anxin_app;

create policy asked_adds on case_rating for insert to anxin_app with check (tenant_id = (select app_tenant())
  and by_id = (select app_staff()) and case_id = any(((select my_asked_cases()))::uuid[]));
create policy asked_adds on rating_answer for insert to anxin_app with check (tenant_id = (select app_tenant())
  and written and case_id = any(((select my_asked_cases()))::uuid[]));
