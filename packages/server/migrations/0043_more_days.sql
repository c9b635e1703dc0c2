-- 清明 and 中元 are days of remembrance too. @source domain specification 2.5
alter table case_remembrance drop constraint case_remembrance_kind_check;
alter table case_remembrance add constraint case_remembrance_kind_check
  check (kind in ('seventh','hundredth','qingming','zhongyuan','year'));
