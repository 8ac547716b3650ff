create table season (
  id uuid not null,
  market_id text not null,
  first_day date not null,
  last_day date not null,
  opens time not null,
  closes time not null,
  name text not null,
  set_by uuid not null,
  set_at timestamptz not null,
  constraint season_pkey primary key (id),
  constraint season_market_fkey foreign key (market_id) references market (id),
  constraint season_set_by_fkey foreign key (set_by) references person (id),
  constraint season_days_ordered check (first_day <= last_day),
  constraint season_one_per_evening exclude using gist (market_id with =, ((first_day = last_day)::int) with =, daterange(first_day, last_day, '[]') with &&)
);
comment on table season is '季节时间: evenings from first_day to last_day on which a market opens and closes at other times than its own; a special evening is a season of one day and goes before the longer one around it, so one of each at most holds an evening. opens and closes as in market (closes <= opens crosses midnight). Changed only for evenings that have not begun';

create table closure (
  id uuid not null,
  market_id text not null,
  first_day date not null,
  last_day date not null,
  weekdays smallint[],
  reason text not null,
  closed_by uuid not null,
  closed_at timestamptz not null,
  constraint closure_pkey primary key (id),
  constraint closure_market_fkey foreign key (market_id) references market (id),
  constraint closure_closed_by_fkey foreign key (closed_by) references person (id),
  constraint closure_days_ordered check (first_day <= last_day),
  constraint closure_weekdays_known check (weekdays <@ array[1, 2, 3, 4, 5, 6, 7]::smallint[] and cardinality(weekdays) > 0)
);
comment on table closure is 'several evenings closed at once: all from first_day to last_day, or those on some weekdays (1 is Monday), a weekly rest. The evenings themselves are rows of closed_evening; one of them reopened is an extra evening';
create index closure_market on closure (market_id, first_day);
comment on index closure_market is 'the closures of a market';

alter table closed_evening add column closure_id uuid;
alter table closed_evening add constraint closed_evening_closure_fkey foreign key (closure_id) references closure (id);
comment on column closed_evening.closure_id is 'the closure it came with; null: closed by itself';
create index closed_evening_closure on closed_evening (closure_id, evening);
comment on index closed_evening_closure is 'the evenings of a closure, to be taken back together';
