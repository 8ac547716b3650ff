create table ratio_snapshot (
  id uuid not null,
  month date not null,
  market_id text,
  definition_version integer not null,
  limit_numerator integer not null,
  limit_denominator integer not null,
  enforced integer not null,
  handled integer not null,
  body jsonb not null,
  locked_by uuid not null,
  locked_at timestamptz not null,
  constraint ratio_snapshot_pkey primary key (id),
  constraint ratio_snapshot_once unique nulls not distinct (month, market_id),
  constraint ratio_snapshot_market_fkey foreign key (market_id) references market (id),
  constraint ratio_snapshot_locked_by_fkey foreign key (locked_by) references person (id),
  constraint ratio_snapshot_whole_month check (extract(day from month) = 1),
  constraint ratio_snapshot_limit_positive check (limit_numerator > 0 and limit_denominator > 0),
  constraint ratio_snapshot_share check (enforced between 0 and handled)
);
comment on table ratio_snapshot is 'a month''s ratio as it was when somebody locked it, append-only; month: its first day; market_id null: the whole district; body: classes, readings, guard numbers, squads, markets, and the heads of the log''s chains at that moment';
comment on index ratio_snapshot_once is 'a month is locked once for a market and once for the district';
create table ratio_snapshot_finding (
  snapshot_id uuid not null,
  finding_id uuid not null,
  evening date not null,
  counted_as text not null,
  kind text not null,
  constraint ratio_snapshot_finding_pkey primary key (snapshot_id, finding_id),
  constraint ratio_snapshot_finding_snapshot_fkey foreign key (snapshot_id) references ratio_snapshot (id),
  constraint ratio_snapshot_finding_finding_fkey foreign key (finding_id) references finding (id)
);
comment on table ratio_snapshot_finding is 'the findings a locked month counted, append-only: by which action (kind) of which class (counted_as, or overturned) on which evening, so that what counts otherwise today can be told one by one';
