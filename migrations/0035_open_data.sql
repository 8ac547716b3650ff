create table open_month (
  month date not null,
  round integer not null,
  published boolean not null,
  person_id uuid not null,
  at timestamptz not null,
  constraint open_month_pkey primary key (month, round),
  constraint open_month_person_fkey foreign key (person_id) references person (id),
  constraint open_month_is_first_day check (extract(day from month) = 1),
  constraint open_month_round_counts check (round >= 1)
);
comment on table open_month is '开放数据: who made a month''s looks public or took them back, append-only; the last round of a month counts. The files themselves are made at each request, so that what is corrected, reviewed or given up later is in none of them. month: its first day';
