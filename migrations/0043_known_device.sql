create table known_device (
  token_hash bytea not null,
  person_id uuid,
  vendor_id uuid,
  expires_at timestamptz not null,
  constraint known_device_unique unique nulls not distinct (token_hash, person_id, vendor_id),
  constraint known_device_person_fkey foreign key (person_id) references person (id),
  constraint known_device_vendor_fkey foreign key (vendor_id) references vendor (id),
  constraint known_device_one_owner check (num_nonnulls(person_id, vendor_id) = 1)
);
comment on table known_device is 'who has signed in at a browser before, so that wrong tries made elsewhere do not shut them out there (OWASP device cookies); only the SHA-256 of its token is kept. It opens nothing';
comment on index known_device_unique is 'one row per browser and owner: a patrol''s phone is shared';
create index known_device_person on known_device (person_id);
comment on index known_device_person is 'the browsers of a person';
create index known_device_vendor on known_device (vendor_id);
comment on index known_device_vendor is 'the browsers of a vendor';
create index known_device_expires on known_device (expires_at);
comment on index known_device_expires is 'clear out what has expired';

-- A code of a browser that is known has its own tries and its own wait; the empty one is that of all others.
alter table one_time_code add column device bytea not null default '';
alter table one_time_code alter column device drop default;
alter table one_time_code drop constraint one_time_code_pkey;
alter table one_time_code add constraint one_time_code_pkey primary key (phone, device);
comment on table one_time_code is 'the last code sent to a phone number, for a known device (the SHA-256 of its token) or for any other browser (empty); gone once used';
