create table category (
  id text not null,
  name text not null,
  name_en text not null,
  position smallint not null,
  constraint category_pkey primary key (id),
  constraint category_name_unique unique (name)
);
comment on table category is '业态: what is sold; decides which checklist items open';

create table market (
  id text not null,
  name text not null,
  name_en text not null,
  kind text not null,
  time_zone text not null,
  opens time not null,
  closes time not null,
  axis_bearing real not null,
  center_lng double precision not null,
  center_lat double precision not null,
  max_stalls_per_vendor smallint not null,
  squad_id uuid,
  designation_number text,
  designation_date date,
  designation_issuer text,
  created_at timestamptz not null,
  constraint market_pkey primary key (id),
  constraint market_name_unique unique (name),
  constraint market_maximum_unique unique (id, max_stalls_per_vendor),
  constraint market_squad_fkey foreign key (squad_id) references squad (id),
  constraint market_id_form check (id ~ '^[a-z][a-z0-9-]{1,39}$'),
  constraint market_kind_known check (kind in ('night_market', 'street')),
  constraint market_axis_range check (axis_bearing >= 0 and axis_bearing < 180),
  constraint market_center_range check (center_lng between -180 and 180 and center_lat between -90 and 90),
  constraint market_maximum_range check (max_stalls_per_vendor between 1 and 10)
);
comment on table market is '市场: a place with trading hours. opens and closes are its own wall clock (closes <= opens crosses midnight); axis_bearing: degrees clockwise from north along the street; designation: the document that made it a market';

create table stall (
  id uuid not null,
  market_id text not null,
  created_at timestamptz not null,
  constraint stall_pkey primary key (id),
  constraint stall_market_unique unique (id, market_id),
  constraint stall_market_fkey foreign key (market_id) references market (id)
);
comment on table stall is '摊位: the identity of a plot; number and shape belong to the plan versions, history and assignments to this';

create table plan (
  id uuid not null,
  market_id text not null,
  version integer not null,
  valid_from date not null,
  published_at timestamptz not null,
  published_by uuid,
  note text,
  constraint plan_pkey primary key (id),
  constraint plan_version_unique unique (market_id, version),
  constraint plan_market_unique unique (id, market_id),
  constraint plan_market_fkey foreign key (market_id) references market (id),
  constraint plan_published_by_fkey foreign key (published_by) references person (id)
);
comment on table plan is '摊位图: a published, immutable version of a market''s layout; the one in force on a day is the highest version with valid_from on or before it';

create table plan_stall (
  plan_id uuid not null,
  stall_id uuid not null,
  market_id text not null,
  number text not null,
  row_label text not null,
  position integer not null,
  category_id text,
  outline jsonb not null,
  width_m real not null,
  depth_m real not null,
  closed boolean not null default false,
  constraint plan_stall_pkey primary key (plan_id, stall_id),
  constraint plan_stall_number_unique unique (plan_id, number),
  constraint plan_stall_position_unique unique (plan_id, position),
  constraint plan_stall_plan_fkey foreign key (plan_id, market_id) references plan (id, market_id),
  constraint plan_stall_stall_fkey foreign key (stall_id, market_id) references stall (id, market_id),
  constraint plan_stall_category_fkey foreign key (category_id) references category (id),
  constraint plan_stall_size_positive check (width_m > 0 and depth_m > 0)
);
comment on table plan_stall is 'one stall as one plan version shows it. outline: ring of [lng, lat] in WGS-84, closed implicitly; position: walking order';
create index plan_stall_stall on plan_stall (stall_id);
comment on index plan_stall_stall is 'the versions a stall appears in';

create table shop (
  id uuid not null,
  market_id text not null,
  number text not null,
  name text not null,
  category_id text not null,
  position integer not null,
  outline jsonb not null,
  vendor_id uuid,
  closed boolean not null default false,
  constraint shop_pkey primary key (id),
  constraint shop_market_unique unique (id, market_id),
  constraint shop_number_unique unique (market_id, number),
  constraint shop_position_unique unique (market_id, position),
  constraint shop_market_fkey foreign key (market_id) references market (id),
  constraint shop_category_fkey foreign key (category_id) references category (id)
);
comment on table shop is '店铺: a shop along a street that is patrolled but has no plots. outline and position as for plan_stall';
