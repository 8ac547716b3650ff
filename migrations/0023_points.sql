create table points_version (
  version integer not null,
  valid_from date not null,
  published_at timestamptz not null,
  published_by uuid,
  constraint points_version_pkey primary key (version),
  constraint points_version_published_by_fkey foreign key (published_by) references person (id),
  constraint points_version_positive check (version > 0)
);
comment on table points_version is '记分表: a version of how many points an item costs, append-only. In force on an evening: the newest with valid_from on or before it';

create table points_item (
  version integer not null,
  item_code text not null,
  points smallint not null,
  constraint points_item_pkey primary key (version, item_code),
  constraint points_item_version_fkey foreign key (version) references points_version (version),
  constraint points_item_points_known check (points between 1 and 12)
);
comment on table points_item is 'an item''s points in one version, append-only; an item that is not in it costs none';

create table points_setting (
  market_id text not null,
  mode text not null,
  window_days smallint not null,
  max_points smallint not null,
  alert_at smallint not null,
  constraint points_setting_pkey primary key (market_id),
  constraint points_setting_market_fkey foreign key (market_id) references market (id),
  constraint points_setting_mode_known check (mode in ('off', 'month', 'window')),
  constraint points_setting_window_known check (window_days between 1 and 730),
  constraint points_setting_max_known check (max_points between 1 and 100),
  constraint points_setting_alert_known check (alert_at between 1 and max_points)
);
comment on table points_setting is 'whether a market gives points (no row: off), whether they count in their calendar month or for window_days, and from how many on the vendor is told before max_points. Nothing happens by itself at max_points: a person decides (rule R14)';

create table points_entry (
  action_id uuid not null,
  version integer not null,
  points smallint not null,
  constraint points_entry_pkey primary key (action_id),
  constraint points_entry_action_fkey foreign key (action_id) references action (id),
  constraint points_entry_version_fkey foreign key (version) references points_version (version),
  constraint points_entry_points_known check (points between 1 and 12)
);
comment on table points_entry is '记分: how many points an action of kind points gave, by the version in force that evening, append-only; never typed. Whether they count is derived: not once the action is overturned or its record amended';

insert into points_version (version, valid_from, published_at) values (1, '2026-01-01', '2026-01-01T00:00:00Z');
insert into points_item (version, item_code, points)
  select 1, code, case severity when 1 then 1 when 2 then 2 when 3 then 3 else 6 end from checklist_item where version = 1;
