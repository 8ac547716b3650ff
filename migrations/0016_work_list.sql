alter table market
  add column unseen_evenings smallint not null default 3,
  add column random_share_percent smallint not null default 5,
  add column closing_round_minutes smallint not null default 30,
  add constraint market_unseen_evenings_known check (unseen_evenings between 1 and 60),
  add constraint market_random_share_known check (random_share_percent between 0 and 100),
  add constraint market_closing_round_known check (closing_round_minutes between 0 and 240);
comment on column market.unseen_evenings is 'a place that nobody looked at for so many evenings comes onto the work list';
comment on column market.random_share_percent is 'share of the open places drawn for a look each evening';
comment on column market.closing_round_minutes is 'how long before closing the closing round begins';

create table evening_draw (
  market_id text not null,
  evening date not null,
  seed text not null,
  share_percent smallint not null,
  pool uuid[] not null,
  drawn uuid[] not null,
  drawn_at timestamptz not null,
  constraint evening_draw_pkey primary key (market_id, evening),
  constraint evening_draw_market_fkey foreign key (market_id) references market (id),
  constraint evening_draw_seed_form check (seed ~ '^[0-9a-f]{32}$'),
  constraint evening_draw_from_pool check (drawn <@ pool)
);
comment on table evening_draw is 'which places were drawn for a look on an evening: those of the pool whose SHA-256 of "seed:id" (hexadecimal) sorts first, so that anybody can draw again. Drawn once, append-only';

create table request (
  id uuid not null,
  market_id text not null,
  stall_id uuid,
  shop_id uuid,
  kind text not null,
  help_kind text,
  words text,
  vendor_id uuid,
  person_id uuid,
  asked_at timestamptz not null,
  answered_by uuid,
  answered_at timestamptz,
  done_by uuid,
  done_at timestamptz,
  constraint request_pkey primary key (id),
  constraint request_market_fkey foreign key (market_id) references market (id),
  constraint request_stall_fkey foreign key (stall_id, market_id) references stall (id, market_id),
  constraint request_shop_fkey foreign key (shop_id, market_id) references shop (id, market_id),
  constraint request_vendor_fkey foreign key (vendor_id) references vendor (id),
  constraint request_person_fkey foreign key (person_id) references person (id),
  constraint request_answered_by_fkey foreign key (answered_by) references person (id),
  constraint request_done_by_fkey foreign key (done_by) references person (id),
  constraint request_one_subject check (num_nonnulls(stall_id, shop_id) = 1),
  constraint request_one_asker check (num_nonnulls(vendor_id, person_id) = 1),
  constraint request_kind_known check (kind in ('help', 'look')),
  constraint request_kind_asker check ((kind = 'help') = (vendor_id is not null)),
  constraint request_help_named check ((kind = 'help') = (help_kind is not null)),
  constraint request_look_said check (kind = 'help' or words is not null),
  constraint request_answer_complete check ((answered_by is null) = (answered_at is null)),
  constraint request_done_complete check (done_by is null or done_at is not null)
);
comment on table request is '请求: a vendor''s help call (求助) or a supervisor''s wish that a squad has a look; asked, answered, done. done_by null with done_at: taken back by who asked';
create index request_open on request (market_id, asked_at) where done_at is null;
comment on index request_open is 'what waits in a market';
create index request_vendor on request (vendor_id, asked_at desc) where vendor_id is not null;
comment on index request_vendor is 'a vendor''s own help calls';
create index action_fix_by on action (market_id, deadline_at) where kind = 'fix_by';
comment on index action_fix_by is 'rechecks that fall due';
