create table paint_job (
  id uuid not null,
  market_id text not null,
  plan_id uuid not null,
  first_day date not null,
  days smallint not null,
  created_by uuid not null,
  created_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  constraint paint_job_pkey primary key (id),
  constraint paint_job_market_unique unique (id, market_id),
  constraint paint_job_plan_fkey foreign key (plan_id, market_id) references plan (id, market_id),
  constraint paint_job_created_by_fkey foreign key (created_by) references person (id),
  constraint paint_job_ended_by_fkey foreign key (ended_by) references person (id),
  constraint paint_job_days_range check (days between 1 and 60),
  constraint paint_job_end_complete check ((ended_at is null) = (ended_by is null)),
  constraint paint_job_ends_after_start check (ended_at >= created_at)
);
comment on table paint_job is '划线任务: the stalls of one plan version that are to be painted, within some days from the first';
create unique index paint_job_one_open on paint_job (market_id) where ended_at is null;
comment on index paint_job_one_open is 'a market has one open paint job at most; the walk shows it';

create table paint_job_stall (
  job_id uuid not null,
  stall_id uuid not null,
  market_id text not null,
  constraint paint_job_stall_pkey primary key (job_id, stall_id),
  constraint paint_job_stall_job_fkey foreign key (job_id, market_id) references paint_job (id, market_id),
  constraint paint_job_stall_stall_fkey foreign key (stall_id, market_id) references stall (id, market_id)
);
comment on table paint_job_stall is 'a stall that had no true line when its job was made, or whose line was reported worn while it was open';

create table paint_mark (
  id uuid not null,
  market_id text not null,
  stall_id uuid not null,
  plan_id uuid not null,
  kind text not null,
  note text,
  photo bytea,
  withdraws uuid,
  person_id uuid not null,
  at timestamptz not null,
  claimed_at timestamptz not null,
  received_at timestamptz not null,
  content_hash bytea not null,
  constraint paint_mark_pkey primary key (id),
  constraint paint_mark_stall_unique unique (id, stall_id),
  constraint paint_mark_withdrawn_once unique (withdraws),
  constraint paint_mark_stall_fkey foreign key (stall_id, market_id) references stall (id, market_id),
  constraint paint_mark_plan_fkey foreign key (plan_id, market_id) references plan (id, market_id),
  constraint paint_mark_person_fkey foreign key (person_id) references person (id),
  constraint paint_mark_withdraws_fkey foreign key (withdraws, stall_id) references paint_mark (id, stall_id),
  constraint paint_mark_kind_known check (kind in ('painted', 'worn', 'withdrawn')),
  constraint paint_mark_withdraws_complete check ((kind = 'withdrawn') = (withdraws is not null)),
  constraint paint_mark_photo_whole check (octet_length(photo) = 32)
);
comment on table paint_mark is 'a stall''s line was painted as a plan version has it, found worn, or such a mark was taken back; append-only. at: the phone''s claimed time within bounds; content_hash: SHA-256 of what the phone sent; photo: hash of one that may still be on its way';
create index paint_mark_stall on paint_mark (stall_id, at desc);
comment on index paint_mark_stall is 'what holds for a stall''s line now';
