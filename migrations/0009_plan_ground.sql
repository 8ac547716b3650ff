create table plan_zone (
  plan_id uuid not null,
  zone_id uuid not null,
  market_id text not null,
  name text not null,
  outline jsonb not null,
  constraint plan_zone_pkey primary key (plan_id, zone_id),
  constraint plan_zone_name_unique unique (plan_id, name),
  constraint plan_zone_outline_list check (jsonb_typeof(outline) = 'array'),
  constraint plan_zone_plan_fkey foreign key (plan_id, market_id) references plan (id, market_id)
);
comment on table plan_zone is '分区: part of a market for some trade categories, as one plan version shows it. outline: ring of [lng, lat] in WGS-84, closed implicitly';

create table plan_zone_category (
  plan_id uuid not null,
  zone_id uuid not null,
  category_id text not null,
  constraint plan_zone_category_pkey primary key (plan_id, zone_id, category_id),
  constraint plan_zone_category_zone_fkey foreign key (plan_id, zone_id) references plan_zone (plan_id, zone_id),
  constraint plan_zone_category_category_fkey foreign key (category_id) references category (id)
);
comment on table plan_zone_category is 'a category that may trade in a zone; a zone without any is for all';

create table plan_feature (
  plan_id uuid not null,
  feature_id uuid not null,
  market_id text not null,
  kind text not null,
  label text,
  shape text not null,
  coordinates jsonb not null,
  size_m real,
  constraint plan_feature_pkey primary key (plan_id, feature_id),
  constraint plan_feature_plan_fkey foreign key (plan_id, market_id) references plan (id, market_id),
  constraint plan_feature_kind_known check (kind in ('fire_lane', 'hydrant', 'tactile_paving', 'boundary', 'carriageway', 'kerb', 'building', 'tree', 'lamp', 'water', 'power', 'mark')),
  constraint plan_feature_shape_known check (shape in ('point', 'line', 'area')),
  constraint plan_feature_coordinates_list check (jsonb_typeof(coordinates) = 'array'),
  constraint plan_feature_size_positive check (size_m > 0)
);
comment on table plan_feature is 'what lies around the stalls on one plan version. fire_lane, hydrant and tactile_paving are kept clear; mark: a fixed mark that the paint crew measures from. coordinates: a list of [lng, lat], one for a point, more for a line or (closed implicitly) an area; size_m: radius of a point, width of a line';

alter table plan add column checks jsonb;
alter table plan add column checks_reason text;
comment on column plan.checks is 'what the plan checks found when this version was published; null for versions from before there were checks';
comment on column plan.checks_reason is 'why it was published although a check found an error';
