create table check_settings (
  market_id text not null,
  settings jsonb not null,
  saved_at timestamptz not null,
  saved_by uuid not null,
  constraint check_settings_pkey primary key (market_id),
  constraint check_settings_market_fkey foreign key (market_id) references market (id),
  constraint check_settings_saved_by_fkey foreign key (saved_by) references person (id)
);
comment on table check_settings is '校核标准: what the plan checks of a market demand, in the form of src/checks/schema.ts; what is not said is at its default, and so is a market without a row';
