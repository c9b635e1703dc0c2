-- Rooms outing and transfer: what was planned and written of visits at home goes along with a whole case. Whether a
-- colleague came back safe is the agency's own and stays.
insert into transferable (table_name, room, kind, key, sealed, batch, sort) values
  ('outing','outing','visit','{id}','{"where_sealed":"outing.where","why_sealed":"outing.why"}',500,61),
  ('outing_field','outing','visit','{outing_id,field}','{"value_sealed":"outing_field.{field}@outing_id"}',500,62),
  ('outing_edit','outing','visit','{id}','{"value_sealed":"outing_edit.{field}"}',500,63),
  -- a photograph of a paper
  ('outing_paper','outing','file','{id}','{"body_sealed":"outing_paper.body"}',8,64);

-- A visit is read also where the colleague who went is of an agency before.
create or replace view outing_visit with (security_invoker = true) as
  select a.id as appointment_id, a.tenant_id, a.unit_id, a.resident_id, a.staff_id, a.starts_at, a.ends_at, a.state,
    coalesce(o.case_id, a.case_id) as case_id, r.name_sealed, r.phone_sealed, r.birth_sealed, u.path, u.name as unit_name, u.phone as unit_phone,
    coalesce(f.name, '') as staff_name, f.phone_sealed as staff_phone, g.name as companion_name, g.phone_sealed as companion_phone,
    o.id as outing_id, o.companion_id, o.wish, o.where_sealed, o.why_sealed, o.bring, o.signed_at, h.name as signed_name,
    coalesce(c.colour, w.colour) as colour, d.level as danger
  from appointment a join resident r on r.id = a.resident_id join unit u on u.id = a.unit_id left join staff f on f.id = a.staff_id
    left join outing o on o.appointment_id = a.id
    left join staff g on g.id = o.companion_id left join staff h on h.id = o.signed_by
    left join care_case c on c.id = coalesce(o.case_id, a.case_id)
    left join appointment_standing w on w.resident_id = a.resident_id
    left join referral_danger d on d.resident_id = a.resident_id
  where a.mode = 'home';
