create table checklist (
  version integer not null,
  valid_from date not null,
  published_by uuid,
  published_at timestamptz not null,
  constraint checklist_pkey primary key (version),
  constraint checklist_published_by_fkey foreign key (published_by) references person (id)
);
comment on table checklist is 'a dated version of the checklist; inspections say which one they used';

create table checklist_item (
  version integer not null,
  code text not null,
  name text not null,
  name_en text not null,
  severity smallint not null,
  deadline text not null,
  authorities text[] not null,
  categories text[],
  closing_round boolean not null default false,
  position smallint not null,
  constraint checklist_item_pkey primary key (version, code),
  constraint checklist_item_version_fkey foreign key (version) references checklist (version),
  constraint checklist_item_severity_range check (severity between 1 and 4),
  constraint checklist_item_deadline_known check (deadline in ('now', '30m', 'tonight', 'next_evening', '3wd', '7d')),
  constraint checklist_item_authorities_known check (authorities <@ array['C', 'M', 'F', 'P', 'E'] and cardinality(authorities) > 0)
);
comment on table checklist_item is 'one thing to look at. severity 1 remind, 2 ordinary, 3 serious, 4 danger; categories: null opens it for every trade';

create table action_kind (
  code text not null,
  class text not null,
  rank smallint not null,
  constraint action_kind_pkey primary key (code),
  constraint action_kind_rank_unique unique (rank),
  constraint action_kind_class_known check (class in ('S', 'E', 'spared', 'O', 'M', 'T', 'H', 'P', 'C'))
);
comment on table action_kind is 'the ladder of actions as enforcement/rules has it, so that SQL can count by class. rank: a finding counts at its highest; P, C and H are the enforcement ratio''s numerator';
insert into action_kind (code, class, rank) values
  ('help', 'S', 1),
  ('remind', 'E', 2),
  ('educate', 'E', 3),
  ('spared', 'spared', 4),
  ('fix_now', 'O', 5),
  ('fix_by', 'O', 6),
  ('points', 'M', 7),
  ('pause_stall', 'M', 8),
  ('end_stall', 'M', 9),
  ('transfer', 'T', 10),
  ('evidence_hold', 'H', 20),
  ('warning', 'P', 30),
  ('criticism', 'P', 31),
  ('fine_on_spot', 'P', 32),
  ('fine', 'P', 33),
  ('confiscate', 'P', 34),
  ('stop_business', 'P', 35),
  ('revoke_permit', 'P', 36),
  ('clear_now', 'C', 40),
  ('perform', 'C', 41),
  ('seal', 'C', 42),
  ('seize', 'C', 43),
  ('remove', 'C', 44);
