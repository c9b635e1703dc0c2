-- Room record: a draft knows on which device it was kept last. Another device that has not seen it does not write over it.
alter table case_note add saved_from uuid;
