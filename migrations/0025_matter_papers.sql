alter table document add constraint document_procedure_fkey foreign key (procedure_id) references procedure (id)
  deferrable initially deferred;
alter table procedure_step add constraint procedure_step_document_fkey foreign key (document_id) references document (id);
