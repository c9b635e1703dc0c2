-- Room severe: what hospital and family told is kept beside the contacts that were made; before, it was asked for and lost.
alter table severe_contact drop constraint severe_contact_kind_check;
alter table severe_contact add constraint severe_contact_kind_check check (kind in
  ('urgent_after','follow_up','recheck','discharge_call','discharge_visit','yearly','taken_in','not_taken_in','came_home'));
