-- worklist: entries that stood open before 0066 were promised no meeting. Each is looked at once: who has been met stays
-- as they are, everybody else gets their term by the level they stand at. Contacts are sealed, so that the house does it.
alter table worklist_entry add column meet_unset boolean not null default false;
update worklist_entry set meet_unset = true
  where state <> 'closed' and meet_by is null and colour in ('RED', 'ORANGE', 'YELLOW');
create index worklist_meet_unset on worklist_entry (id) where meet_unset;
