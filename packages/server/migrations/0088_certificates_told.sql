-- Room network: whoever holds a certificate hears 60, 30 and 7 days before it ends, and once it has.
-- The nearest of these that was told; what ended before this version is not told any more.
alter table staff_certificate add column told_days int check (told_days in (60, 30, 7, 0));
update staff_certificate set told_days = 0 where valid_until < current_date;
create index staff_certificate_ending on staff_certificate (tenant_id, valid_until) where told_days is distinct from 0;
