-- A resident's sign-in by WeChat: its number of them is kept only as something it can be compared with.
alter table resident add column wechat_index bytea unique;
