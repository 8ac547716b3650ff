create table phone (
  id uuid not null,
  person_id uuid not null,
  counted_from integer not null,
  newest integer not null,
  waiting integer not null,
  given_up integer not null,
  settled integer not null default 0,
  settled_given_up integer not null default 0,
  oldest_waiting_at timestamptz,
  reported_at timestamptz not null,
  constraint phone_pkey primary key (id),
  constraint phone_person_fkey foreign key (person_id) references person (id),
  constraint phone_counts_known check (counted_from >= 0 and newest >= counted_from and waiting >= 0 and given_up >= 0)
);
comment on table phone is 'a browser that keeps records for the office and what it said last: records it numbered up to newest (those after counted_from are counted), how many wait there, how many its people gave up after a refusal. settled: up to this number all was accounted for once, with settled_given_up given up; arrivals below it are let go of. person_id: who used it then';
create index phone_reported on phone (reported_at);
comment on index phone_reported is 'phones heard of lately';

create table phone_arrival (
  phone_id uuid not null,
  sequence integer not null,
  arrived_at timestamptz not null,
  constraint phone_arrival_pkey primary key (phone_id, sequence)
);
comment on table phone_arrival is 'the numbers of a phone''s records that arrived, so that a gap is seen: numbered there, neither waiting nor given up, and not here. No foreign key: a record may come before its phone''s first report';
