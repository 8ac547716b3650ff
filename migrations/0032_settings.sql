create table published_head (
  chain text not null,
  evening date not null,
  position bigint not null,
  hash bytea not null,
  published_at timestamptz not null,
  constraint published_head_pkey primary key (chain, evening),
  constraint published_head_position_positive check (position > 0),
  constraint published_head_hash_length check (octet_length(hash) = 32)
);
comment on table published_head is 'the last row of a chain when an evening (the district''s chain: a day) was over, append-only; written by the next event or by whoever first asks. A tail that is cut off later is seen by it';
create index published_head_position on published_head (chain, position);
comment on index published_head_position is 'the heads that a recomputed part of a chain has to meet';
create index event_kind on event (chain, kind, position);
comment on index event_kind is 'one kind of a chain, newest first';
create index event_actor on event (actor_id, chain, position);
comment on index event_actor is 'what somebody did, newest first';
create index event_at on event (chain, at);
comment on index event_at is 'a chain''s rows of a day';

create table roster (
  person_id uuid not null,
  squad_id uuid not null,
  evening date not null,
  market_id text,
  absence text,
  absence_note text,
  planned_by uuid not null,
  planned_at timestamptz not null,
  constraint roster_person_evening_unique primary key (person_id, evening),
  constraint roster_person_fkey foreign key (person_id) references person (id),
  constraint roster_squad_fkey foreign key (squad_id) references squad (id),
  constraint roster_market_fkey foreign key (market_id) references market (id),
  constraint roster_planned_by_fkey foreign key (planned_by) references person (id),
  constraint roster_absence_known check (absence in ('ill', 'leave', 'training', 'other')),
  constraint roster_note_needs_absence check (absence_note is null or absence is not null)
);
comment on table roster is '排班: who is on duty with which squad on an evening, one squad an evening each; market_id null: wherever the squad goes. absence: planned but not there. Proposes who starts a patrol, never refuses one';
create index roster_squad on roster (squad_id, evening);
comment on index roster_squad is 'a squad''s week';

create table training (
  id uuid not null,
  topic text not null,
  audience text not null,
  held_on date not null,
  valid_until date,
  place text,
  note text,
  cancelled boolean not null default false,
  created_by uuid not null,
  created_at timestamptz not null,
  constraint training_pkey primary key (id),
  constraint training_created_by_fkey foreign key (created_by) references person (id),
  constraint training_audience_known check (audience in ('officers', 'vendors', 'all')),
  constraint training_period_ordered check (valid_until >= held_on)
);
comment on table training is '培训: a lesson; valid_until: until when what was learnt counts, null without an end';
create index training_held_on on training (held_on, id);
comment on index training_held_on is 'lessons by day, newest first';

create table training_officer (
  training_id uuid not null,
  person_id uuid not null,
  ticked_by uuid not null,
  ticked_at timestamptz not null,
  constraint training_officer_pkey primary key (training_id, person_id),
  constraint training_officer_training_fkey foreign key (training_id) references training (id),
  constraint training_officer_person_fkey foreign key (person_id) references person (id),
  constraint training_officer_ticked_by_fkey foreign key (ticked_by) references person (id)
);
comment on table training_officer is 'members of staff who were at a lesson';
create index training_officer_person on training_officer (person_id);
comment on index training_officer_person is 'the lessons of a member of staff';

create table training_vendor (
  training_id uuid not null,
  vendor_id uuid not null,
  ticked_by uuid not null,
  ticked_at timestamptz not null,
  constraint training_vendor_pkey primary key (training_id, vendor_id),
  constraint training_vendor_training_fkey foreign key (training_id) references training (id),
  constraint training_vendor_vendor_fkey foreign key (vendor_id) references vendor (id),
  constraint training_vendor_ticked_by_fkey foreign key (ticked_by) references person (id)
);
comment on table training_vendor is 'vendors who were at a lesson';
create index training_vendor_vendor on training_vendor (vendor_id);
comment on index training_vendor_vendor is 'the lessons of a vendor';

create table calendar_day (
  day date not null,
  kind text not null,
  name text not null,
  set_by uuid not null,
  set_at timestamptz not null,
  constraint calendar_day_pkey primary key (day),
  constraint calendar_day_set_by_fkey foreign key (set_by) references person (id),
  constraint calendar_day_kind_known check (kind in ('workday', 'holiday'))
);
comment on table calendar_day is 'days that are otherwise than the State Council''s calendar has them: a holiday announced late, a make-up day; rule R16';

create table closed_evening (
  market_id text not null,
  evening date not null,
  reason text not null,
  closed_by uuid not null,
  closed_at timestamptz not null,
  constraint closed_evening_pkey primary key (market_id, evening),
  constraint closed_evening_market_fkey foreign key (market_id) references market (id),
  constraint closed_evening_closed_by_fkey foreign key (closed_by) references person (id)
);
comment on table closed_evening is '停市: an evening on which a market does not trade; nothing is due and nothing expected to be seen on it';

create table district_setting (
  version integer not null,
  ratio_numerator smallint not null,
  ratio_denominator smallint not null,
  certificate_days smallint not null,
  training_days smallint not null,
  reason text not null,
  set_by uuid not null,
  set_at timestamptz not null,
  constraint district_setting_pkey primary key (version),
  constraint district_setting_set_by_fkey foreign key (set_by) references person (id),
  constraint district_setting_version_positive check (version > 0),
  constraint district_setting_limit_known check (ratio_numerator between 1 and 99 and ratio_denominator between 2 and 100 and ratio_numerator < ratio_denominator),
  constraint district_setting_days_known check (certificate_days between 1 and 365 and training_days between 1 and 365)
);
comment on table district_setting is 'the district''s thresholds, append-only: the newest version is in force, without one the defaults of settings/rules';
