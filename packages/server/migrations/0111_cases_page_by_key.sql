-- Rooms casework and appointment: the list of cases goes on where it stopped, whatever was written meanwhile; a case is
-- closed only when the whole person is safe; whoever signs in finds the appointments made under a record joined to theirs.

-- The list in its own order as one key, so that a page begins behind the last case of the page before. What has no time to
-- be done by comes last.
drop index care_case_pressing;
create index care_case_pressing on care_case
  (tenant_id, (colour not in ('RED-E','RED','ORANGE')), (coalesce(phase_due_at, 'infinity')), state_at, id)
  where state not in ('CLOSED','TRANSFERRED','DECLINED','DECEASED');
drop index care_case_over;
create index care_case_over on care_case (tenant_id, state_at desc, id desc)
  where state in ('CLOSED','TRANSFERRED','DECLINED','DECEASED');

-- Otherwise as in 0021. The four after `p_most` are the key of the last case that was shown; none for the first page.
drop function case_page(text, text, timestamptz, int);
create function case_page(p_view text, p_only text, p_now timestamptz, p_most int,
  p_calm boolean, p_due timestamptz, p_since timestamptz, p_id uuid) returns uuid[]
language plpgsql stable security definer set search_path = public set plan_cache_mode = force_custom_plan as $$
declare mine uuid[] := my_cases(); units uuid[] := '{}';
begin
  if app_staff() is null then return '{}'; end if;
  if p_view <> 'mine' then units := my_posts(array['supervisor']); end if;
  if p_view = 'ended' then
    return array(select c.id from care_case c where c.tenant_id = app_tenant() and (c.unit_id = any(units) or c.id = any(mine))
      and c.state in ('CLOSED','TRANSFERRED','DECLINED','DECEASED')
      and (p_only is distinct from 'overdue') and (p_only is distinct from 'quiet')
      and (p_only is distinct from 'urgent' or c.colour in ('RED-E','RED','ORANGE')) and (p_only is distinct from 'off_track' or c.off_track)
      and (p_id is null or (c.state_at, c.id) < (p_since, p_id))
      order by c.state_at desc, c.id desc limit p_most);
  end if;
  return array(select c.id from care_case c where c.tenant_id = app_tenant() and (c.unit_id = any(units) or c.id = any(mine))
    and c.state not in ('CLOSED','TRANSFERRED','DECLINED','DECEASED')
    and (p_only is distinct from 'overdue' or c.phase_due_at < p_now)
    and (p_only is distinct from 'quiet' or (c.state = 'ACTIVE' and coalesce(c.last_contact_at, c.opened_at) < p_now - interval '30 days'))
    and (p_only is distinct from 'urgent' or c.colour in ('RED-E','RED','ORANGE')) and (p_only is distinct from 'off_track' or c.off_track)
    and (p_id is null or (c.colour not in ('RED-E','RED','ORANGE'), coalesce(c.phase_due_at, 'infinity'), c.state_at, c.id)
      > (p_calm, p_due, p_since, p_id))
    order by c.colour not in ('RED-E','RED','ORANGE'), coalesce(c.phase_due_at, 'infinity'), c.state_at, c.id limit p_most);
end $$;
revoke all on function case_page(text, text, timestamptz, int, boolean, timestamptz, timestamptz, uuid) from public;
grant execute on function case_page(text, text, timestamptz, int, boolean, timestamptz, timestamptz, uuid) to anxin_app;
