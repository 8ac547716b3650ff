alter table incident
  alter column note drop not null,
  alter column reported_by drop not null,
  add column reported_by_vendor uuid,
  add column vendor_id uuid,
  add column stall_id uuid,
  add column shop_id uuid,
  add column place text,
  add column hurt boolean not null default false,
  add column help_called boolean not null default false,
  add column claimed_at timestamptz,
  add column received_at timestamptz,
  add column content_hash bytea,
  add column follow_up_by uuid,
  drop constraint incident_kind_known,
  add constraint incident_kind_known check (kind in ('quarrel', 'refusal', 'push', 'injury', 'abuse', 'complaint', 'money')),
  add constraint incident_one_reporter check (num_nonnulls(reported_by, reported_by_vendor) = 1),
  add constraint incident_one_place check (num_nonnulls(stall_id, shop_id, place) <= 1),
  add constraint incident_vendor_complains check (reported_by_vendor is null or kind in ('complaint', 'money')),
  add constraint incident_vendor_says_what check (reported_by_vendor is null or note is not null),
  add constraint incident_hash_whole check (octet_length(content_hash) = 32),
  add constraint incident_reported_by_vendor_fkey foreign key (reported_by_vendor) references vendor (id),
  add constraint incident_vendor_fkey foreign key (vendor_id) references vendor (id),
  add constraint incident_stall_fkey foreign key (stall_id, market_id) references stall (id, market_id),
  add constraint incident_shop_fkey foreign key (shop_id, market_id) references shop (id, market_id),
  add constraint incident_follow_up_by_fkey foreign key (follow_up_by) references person (id);
comment on table incident is '冲突: a quarrel, refusal, push, injury, abuse or complaint about an officer, or (money) that somebody was asked for money; never a finding, never in the ratio. vendor_id: the vendor it was with; reported_by_vendor: a complaint from a vendor''s own page, which no squad reads. content_hash: SHA-256 of what the phone sent. follow_up_by: the one thing that changes, who sees to it';
create index incident_newest on incident (at desc, id desc);
comment on index incident_newest is 'the list of incidents, newest first';
create index incident_reported_by_vendor on incident (reported_by_vendor, at desc) where reported_by_vendor is not null;
comment on index incident_reported_by_vendor is 'a vendor''s own complaints';

create table incident_person (
  incident_id uuid not null,
  person_id uuid not null,
  constraint incident_person_pkey primary key (incident_id, person_id),
  constraint incident_person_incident_fkey foreign key (incident_id) references incident (id),
  constraint incident_person_person_fkey foreign key (person_id) references person (id)
);
comment on table incident_person is 'staff who were part of an incident, append-only; who is named in a complaint neither reads (officers) nor closes it';
create index incident_person_person on incident_person (person_id);
comment on index incident_person_person is 'incidents a person was part of';

create table incident_talk (
  id uuid not null,
  incident_id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  talked_on date not null,
  talked_with text not null,
  agreed text not null,
  answer text,
  closes boolean not null,
  constraint incident_talk_pkey primary key (id),
  constraint incident_talk_incident_fkey foreign key (incident_id) references incident (id),
  constraint incident_talk_person_fkey foreign key (person_id) references person (id),
  constraint incident_talk_answer_closes check (answer is null or closes)
);
comment on table incident_talk is '回访: a talk after an incident, append-only: on which day person_id talked with whom and what was agreed. closes: nothing is open any more; answer: what the vendor who complained is told then';
create index incident_talk_incident on incident_talk (incident_id, at);
comment on index incident_talk_incident is 'the talks after an incident';
create unique index incident_talk_closes_once on incident_talk (incident_id) where closes;
comment on index incident_talk_closes_once is 'an incident is closed once';
