-- Lists of a supervisor go by evening, then time, then id. Their two indexes take the place of the ones that ended at the evening.
drop index inspection_market_evening;
create index inspection_market_evening on inspection (market_id, evening, at, id);
comment on index inspection_market_evening is 'an evening''s inspections, counts by period, a market''s list by key';
drop index inspection_evening;
create index inspection_evening on inspection (evening, at, id);
comment on index inspection_evening is 'counts by period over all markets, the list of all by key';
create index inspection_officer on inspection (officer_id, evening, at, id);
comment on index inspection_officer is 'what an officer logged, by key';
create index inspection_void on inspection (evening, at, id) where outcome = 'void';
comment on index inspection_void is 'the few entries that take others out, by key';

create index matter_all_newest on matter (seen_at, id);
comment on index matter_all_newest is 'all matters, newest first';
create index matter_squad on matter (squad_id, seen_at, id);
comment on index matter_squad is 'a squad''s matters by key; one that was dissolved has none near the newest';
create index matter_item on matter (item_code, seen_at, id);
comment on index matter_item is 'matters of an item by key; some items are found once in years';
create index matter_state on matter (state, seen_at, id) where state <> 'closed';
comment on index matter_state is 'matters of the states that few are in, by key';
create index matter_stall on matter (stall_id, seen_at) where stall_id is not null;
comment on index matter_stall is 'a stall''s matters';
create index matter_shop on matter (shop_id, seen_at) where shop_id is not null;
comment on index matter_shop is 'a shop''s matters';

create index assignment_newest on assignment (starts_on, id);
comment on index assignment_newest is 'all assignments, newest first';
create index assignment_market_newest on assignment (market_id, starts_on, id);
comment on index assignment_market_newest is 'a market''s assignments, newest first';

create index patrol_newest on patrol (evening, started_at, id);
comment on index patrol_newest is 'all patrols, newest first';
create index patrol_lead on patrol (lead_id, evening);
comment on index patrol_lead is 'the patrols somebody led';

create table search_entry (
  kind text not null,
  subject_id uuid not null,
  market_id text,
  at timestamptz not null,
  words text not null,
  grams text[] not null,
  constraint search_entry_pkey primary key (kind, subject_id),
  constraint search_entry_market_fkey foreign key (market_id) references market (id),
  constraint search_entry_kind_known check (kind in ('inspection', 'finding', 'vendor', 'stall', 'shop', 'document', 'incident', 'review', 'reply', 'statement'))
);
comment on table search_entry is 'what the search box finds, written with the record it is of; it can be made anew from the records (npm run search). words: normalised by ask/rules-search; grams: its single characters, pairs, and threes of Latin letters and digits, each behind the letter of its kind, the same on every engine';
create index search_entry_grams on search_entry using gin (grams);
comment on index search_entry_grams is 'entries that hold all pairs of a question';
create index search_entry_newest on search_entry (kind, at, subject_id);
comment on index search_entry_newest is 'what a common word finds, newest first';

create table saved_view (
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  name text not null,
  query text not null,
  shared boolean not null default false,
  opens_first boolean not null default false,
  saved_at timestamptz not null,
  constraint saved_view_pkey primary key (id),
  constraint saved_view_name_unique unique (person_id, name),
  constraint saved_view_person_fkey foreign key (person_id) references person (id),
  constraint saved_view_kind_known check (kind in ('inspections', 'findings', 'matters', 'vendors', 'assignments', 'patrols')),
  constraint saved_view_name_bounded check (length(name) between 1 and 40),
  constraint saved_view_query_bounded check (length(query) <= 1000)
);
comment on table saved_view is 'a list with its filters under a name, of one supervisor. query: the filters as in the address; shared: all supervisors see it; opens_first: what its owner meets when they open the list without filters';
create unique index saved_view_opens_first on saved_view (person_id, kind) where opens_first;
comment on index saved_view_opens_first is 'one view opens first per list';
create index saved_view_shared on saved_view (kind) where shared;
comment on index saved_view_shared is 'what others shared';

create table export (
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  format text not null,
  query text not null,
  expected integer,
  rows integer not null default 0,
  asked_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  outcome text,
  constraint export_pkey primary key (id),
  constraint export_person_fkey foreign key (person_id) references person (id),
  constraint export_kind_known check (kind in ('inspections', 'findings', 'matters', 'vendors', 'assignments', 'patrols')),
  constraint export_format_known check (format in ('xlsx', 'csv', 'geojson')),
  constraint export_outcome_known check (outcome in ('complete', 'stopped', 'failed')),
  constraint export_outcome_at_end check ((ended_at is null) = (outcome is null))
);
comment on table export is 'a list that left as a file: who took it, by which filters, how many rows went out. expected: rows counted before it began, null for more than are worth counting. It is fetched once';
create index export_person on export (person_id, asked_at);
comment on index export_person is 'how many somebody took lately, for the limit per account';

create index counted_finding_squad on counted_finding (squad_id, evening desc, finding_id desc) where counted_as is not null;
comment on index counted_finding_squad is 'a squad''s findings by key';
create index counted_finding_vendor on counted_finding (vendor_id, evening desc, finding_id desc) where counted_as is not null;
comment on index counted_finding_vendor is 'a vendor''s findings by key';
create index counted_finding_item on counted_finding (item_code, evening desc, finding_id desc) where counted_as is not null;
comment on index counted_finding_item is 'findings of an item by key; some items are found once in years';
create index counted_finding_category on counted_finding (category_id, evening desc, finding_id desc) where counted_as is not null;
comment on index counted_finding_category is 'findings of a trade by key';
create index counted_finding_class on counted_finding (counted_as, evening desc, finding_id desc);
comment on index counted_finding_class is 'findings of a class by key; compulsory measures are few';
create index counted_finding_kind on counted_finding (kind, evening desc, finding_id desc) where counted_as is not null;
comment on index counted_finding_kind is 'findings by the kind that they count by; most kinds are rare';
create index counted_finding_enforced on counted_finding (evening desc, finding_id desc) where enforced;
comment on index counted_finding_enforced is 'the numerator''s findings by key';
create index action_of_kind on action (kind, evening);
comment on index action_of_kind is 'whatever was done of a kind that is rare';
