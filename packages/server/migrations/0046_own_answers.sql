-- What somebody answered about the service with their name is theirs to read and to take along.
create policy own_reads on rating_answer for select to anxin_app using (tenant_id = (select app_tenant())
  and resident_id = (select app_resident()));
