create table squad (
  id uuid not null,
  name text not null,
  name_en text,
  authorities text[] not null,
  created_at timestamptz not null,
  constraint squad_pkey primary key (id),
  constraint squad_name_unique unique (name),
  constraint squad_authorities_known check (authorities <@ array['C', 'M', 'F', 'P', 'E'])
);
comment on table squad is '中队: a group of officers. authorities: what it is competent for (C city management, M market regulator, F fire, P police, E environment); rule R17';

create table person (
  id uuid not null,
  user_name text not null,
  password_hash text not null,
  name text not null,
  role text not null,
  squad_id uuid,
  badge text,
  active boolean not null default true,
  sample boolean not null default false,
  created_at timestamptz not null,
  constraint person_pkey primary key (id),
  constraint person_user_name_unique unique (user_name),
  constraint person_badge_unique unique (badge),
  constraint person_squad_fkey foreign key (squad_id) references squad (id),
  constraint person_role_known check (role in ('officer', 'supervisor')),
  constraint person_officer_has_squad check (role <> 'officer' or squad_id is not null)
);
comment on table person is '队员, 主管: staff who sign in with a user name and password. sample: made by the sample district, so its password is public';
create index person_squad on person (squad_id);
comment on index person_squad is 'members of a squad, when a patrol starts';

create table certificate (
  id uuid not null,
  person_id uuid not null,
  number text not null,
  valid_from date not null,
  valid_until date not null,
  constraint certificate_pkey primary key (id),
  constraint certificate_number_unique unique (number),
  constraint certificate_person_fkey foreign key (person_id) references person (id),
  constraint certificate_period_ordered check (valid_from <= valid_until)
);
comment on table certificate is '执法证: an officer with one valid on a day is certified that day, one without is auxiliary (协管员); rule R1';
create index certificate_person on certificate (person_id);
comment on index certificate_person is 'is this officer certified on this day';
