-- Every figure leads to the list of what it counts: more lists, and their keys.
alter table saved_view
  drop constraint saved_view_kind_known,
  add constraint saved_view_kind_known check (kind in ('inspections', 'coverage', 'open_places', 'findings', 'actions',
    'matters', 'help_calls', 'incidents', 'second_looks', 'vendors', 'assignments', 'patrols'));
alter table export
  drop constraint export_kind_known,
  add constraint export_kind_known check (kind in ('inspections', 'coverage', 'open_places', 'findings', 'actions',
    'matters', 'help_calls', 'incidents', 'second_looks', 'vendors', 'assignments', 'patrols'));

drop index action_evening;
create index action_newest on action (evening, id);
comment on index action_newest is 'what was done, by key: newest first';
create index action_market_newest on action (market_id, evening, id);
comment on index action_market_newest is 'what was done in a market, by key';
drop index action_of_kind;
create index action_of_kind on action (kind, evening, id);
comment on index action_of_kind is 'actions of a kind by key; most kinds are rare';
create index matter_waiting on matter (seen_at, id) where state in ('awaiting_fix', 'recheck_due');
comment on index matter_waiting is 'orders that wait to be followed, by key';
create index request_newest on request (asked_at, id) where kind = 'help';
comment on index request_newest is 'calls for help of all markets, by key';
create index ratio_snapshot_finding_newest on ratio_snapshot_finding (snapshot_id, evening, finding_id);
comment on index ratio_snapshot_finding_newest is 'the findings of a locked month, by key';
