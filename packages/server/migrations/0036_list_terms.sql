-- worklist: what is owed beside the first contact, and what the owner has yet to be told.
alter table worklist_entry drop constraint worklist_entry_due_what_check;
alter table worklist_entry add constraint worklist_entry_due_what_check
  check (due_what in ('acknowledge','contact','assessment','decision','call_unanswered','safety_question','daily_contact'));

-- Written in the transaction of the finding, which may be the resident's own; told by the list's own loop.
alter table worklist_entry add column untold text check (untold in ('worse','daily_contact'));
create index worklist_untold on worklist_entry (id) where untold is not null;
