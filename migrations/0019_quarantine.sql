create table quarantined_capture (
  id uuid not null,
  content_hash bytea not null,
  market_id text not null,
  person_id uuid not null,
  content jsonb not null,
  received_at timestamptz not null,
  note text,
  seen_by uuid,
  seen_at timestamptz,
  constraint quarantined_capture_pkey primary key (id, content_hash),
  constraint quarantined_capture_market_fkey foreign key (market_id) references market (id),
  constraint quarantined_capture_person_fkey foreign key (person_id) references person (id),
  constraint quarantined_capture_seen_by_fkey foreign key (seen_by) references person (id),
  constraint quarantined_capture_hash_whole check (octet_length(content_hash) = 32),
  constraint quarantined_capture_seen_complete check ((seen_by is null) = (seen_at is null) and (seen_by is null) = (note is null))
);
comment on table quarantined_capture is 'a record that came under the id of another with other content: the first stands, this one is kept as it was sent until a supervisor has looked at both and noted what it was';
create index quarantined_capture_open on quarantined_capture (received_at, id) where seen_at is null;
comment on index quarantined_capture_open is 'the supervisors'' list, oldest first';
create index quarantined_capture_person on quarantined_capture (person_id, received_at);
comment on index quarantined_capture_person is 'how much one account put there lately';
