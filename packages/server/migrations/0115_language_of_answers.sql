-- In which language the questions were shown when they were answered. What was answered before was asked in Chinese.
alter table response add column language text not null default 'zh' check (language in ('zh', 'en'));
