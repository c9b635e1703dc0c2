-- platform/outside: letters go out side by side; one that is on its way belongs to one runner.
alter table notice add column in_hand_until timestamptz;
