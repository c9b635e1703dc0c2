-- Somebody whose birth date is not known said that they are not of age yet: a tap, their words, or an age in a check.
-- It stands for as long as this row does; a birth date, once there is one, decides instead.
alter table resident add column minor_told boolean not null default false;
