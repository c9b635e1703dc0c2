-- A case file shows its consents: found by the case, not by reading those of everybody.
create index consent_act_case on consent_act (case_id, at desc, id);
