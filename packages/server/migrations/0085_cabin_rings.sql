-- platform/outside: the telephone of a cabin rings beside the first on call, once a minute at most.
create index notice_place on notice (tenant_id, to_name, at) where template = 'place';
