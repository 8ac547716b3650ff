-- What vendors wrote with a call for help is found too; calls that are there already get their entries when the server starts.
alter table search_entry drop constraint search_entry_kind_known;
alter table search_entry add constraint search_entry_kind_known check (kind in ('inspection', 'finding', 'vendor', 'stall', 'shop', 'document', 'incident', 'help_call', 'review', 'reply', 'statement'));
