-- The companion remembers words of the resident between turns: they are sealed like every other word.
alter table conversation alter column dialogue drop not null;
alter table conversation add column dialogue_sealed bytea;
comment on column conversation.dialogue is 'of conversations begun before 0009; read once, then empty';
