create table vendor (
  id uuid not null,
  name text not null,
  trade_name text,
  phone text not null,
  party text not null,
  origin text not null,
  category_id text not null,
  priority boolean not null default false,
  priority_verified_by uuid,
  priority_verified_on date,
  sample boolean not null default false,
  created_at timestamptz not null,
  constraint vendor_pkey primary key (id),
  constraint vendor_phone_unique unique (phone),
  constraint vendor_category_fkey foreign key (category_id) references category (id),
  constraint vendor_verified_by_fkey foreign key (priority_verified_by) references person (id),
  constraint vendor_phone_form check (phone ~ '^1[0-9]{10}$'),
  constraint vendor_party_known check (party in ('person', 'organisation')),
  constraint vendor_origin_known check (origin in ('roaming', 'settled')),
  constraint vendor_priority_verified check (not priority or (priority_verified_by is not null and priority_verified_on is not null))
);
comment on table vendor is '商户: a person or organisation with a trade. priority: hardship group, only verified yes or no and by whom; the reason is never stored';
create index vendor_name on vendor (name, id);
comment on index vendor_name is 'the list by name, paged by key';

alter table shop add constraint shop_vendor_fkey foreign key (vendor_id) references vendor (id);
create index shop_vendor on shop (vendor_id);
comment on index shop_vendor is 'the shops of a vendor';

create table assignment (
  id uuid not null,
  market_id text not null,
  stall_id uuid not null,
  vendor_id uuid not null,
  starts_on date not null,
  ends_on date,
  slot smallint not null,
  maximum smallint not null,
  assigned_by uuid not null,
  assigned_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  end_reason text,
  cancelled boolean not null default false,
  moved_to uuid,
  constraint assignment_pkey primary key (id),
  constraint assignment_stall_fkey foreign key (stall_id, market_id) references stall (id, market_id),
  constraint assignment_vendor_fkey foreign key (vendor_id) references vendor (id),
  constraint assignment_maximum_fkey foreign key (market_id, maximum) references market (id, max_stalls_per_vendor) on update cascade,
  constraint assignment_assigned_by_fkey foreign key (assigned_by) references person (id),
  constraint assignment_ended_by_fkey foreign key (ended_by) references person (id),
  constraint assignment_moved_to_fkey foreign key (moved_to) references assignment (id),
  constraint assignment_period_ordered check (ends_on is null or starts_on <= ends_on),
  constraint assignment_slot_within_maximum check (slot between 1 and maximum),
  constraint assignment_one_vendor_per_stall exclude using gist (stall_id with =, daterange(starts_on, ends_on, '[]') with &&) where (not cancelled),
  constraint assignment_one_stall_per_slot exclude using gist (market_id with =, vendor_id with =, slot with =, daterange(starts_on, ends_on, '[]') with &&) where (not cancelled)
);
comment on table assignment is '分配: vendor × stall × days, ends_on is the last day or null for open-ended. slot numbers the vendor''s stalls in the market and may not pass the market''s maximum (the foreign key carries that maximum along), so the database itself holds both limits. cancelled: taken back before its first day';
create index assignment_vendor on assignment (vendor_id, starts_on desc);
comment on index assignment_vendor is 'the stalls of a vendor, past and present';
create index assignment_stall on assignment (stall_id, starts_on desc);
comment on index assignment_stall is 'who held a stall, past and present';

create table session (
  token_hash bytea not null,
  person_id uuid,
  vendor_id uuid,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  constraint session_pkey primary key (token_hash),
  constraint session_person_fkey foreign key (person_id) references person (id),
  constraint session_vendor_fkey foreign key (vendor_id) references vendor (id),
  constraint session_one_owner check (num_nonnulls(person_id, vendor_id) = 1)
);
comment on table session is 'a signed-in device; only the SHA-256 of its token is kept';
create index session_person on session (person_id);
comment on index session_person is 'end all sessions of a person';
create index session_vendor on session (vendor_id);
comment on index session_vendor is 'end all sessions of a vendor';
create index session_expires on session (expires_at);
comment on index session_expires is 'clear out what has expired';

create table one_time_code (
  phone text not null,
  code_hash bytea not null,
  attempts smallint not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  constraint one_time_code_pkey primary key (phone)
);
comment on table one_time_code is 'the last code sent to a phone number; gone once used';

create table sign_in_attempt (
  id uuid not null,
  account text not null,
  address text not null,
  at timestamptz not null,
  constraint sign_in_attempt_pkey primary key (id)
);
comment on table sign_in_attempt is 'a failed sign-in or a requested code, kept for a day to limit guessing per account and per address';
create index sign_in_attempt_account on sign_in_attempt (account, at);
comment on index sign_in_attempt_account is 'recent attempts on an account';
create index sign_in_attempt_address on sign_in_attempt (address, at);
comment on index sign_in_attempt_address is 'recent attempts from an address';
create index sign_in_attempt_at on sign_in_attempt (at);
comment on index sign_in_attempt_at is 'clear out yesterday''s';
