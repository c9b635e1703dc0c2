-- Rooms casework, record, appointment and referral under the weight of a hundred thousand people.

-- Whether something was given before is asked within the agency: the ledger's index begins with it.
create or replace function case_consent_withdrawn() returns trigger language plpgsql security definer set search_path = public as $$
declare c care_case%rowtype;
begin
  -- what was never given is not withdrawn
  if (select given from consent where tenant_id = new.tenant_id and resident_id = new.resident_id and purpose = new.purpose and id <> new.id
    order by at desc, id desc limit 1) is not true then return null; end if;
  select * into c from care_case where resident_id = new.resident_id and tenant_id = new.tenant_id
    and state not in ('CLOSED','TRANSFERRED','DECLINED','DECEASED');
  if not found then return null; end if;
  insert into case_change (id, tenant_id, unit_id, case_id, resident_id, what, by_name, to_state, at)
    values (gen_random_uuid(), c.tenant_id, c.unit_id, c.id, c.resident_id, 'casework.consent_withdrawn', '', new.purpose, new.at);
  insert into case_task (id, tenant_id, unit_id, case_id, resident_id, kind, text_sealed, owner_id, due_at)
    values (gen_random_uuid(), c.tenant_id, c.unit_id, c.id, c.resident_id, 'consent', ''::bytea, c.lead_id, new.at + interval '1 day');
  return null;
end $$;
