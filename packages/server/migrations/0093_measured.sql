-- Room record: whether something was measured in a session; what was said stays sealed. Older notes do not say.
alter table case_note add column measured boolean;
