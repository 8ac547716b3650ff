create table held_capture (
  id uuid not null,
  market_id text not null,
  person_id uuid not null,
  content jsonb not null,
  content_hash bytea not null,
  code text not null,
  received_at timestamptz not null,
  decision text,
  reason text,
  decided_by uuid,
  decided_at timestamptz,
  constraint held_capture_pkey primary key (id),
  constraint held_capture_market_fkey foreign key (market_id) references market (id),
  constraint held_capture_person_fkey foreign key (person_id) references person (id),
  constraint held_capture_decided_by_fkey foreign key (decided_by) references person (id),
  constraint held_capture_hash_whole check (octet_length(content_hash) = 32),
  constraint held_capture_decision_known check (decision in ('accepted', 'refused')),
  constraint held_capture_decision_complete check (
    (decision is null) = (reason is null) and (decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)
  )
);
comment on table held_capture is 'a record that came in and could not be applied as it is: its patrol was closed, its author no member, its stall or item unknown. Kept whole until a supervisor accepts or refuses it with a reason. content: the capture as the phone sent it; content_hash: SHA-256 of its canonical JSON; code: why it was held';
create index held_capture_open on held_capture (received_at, id) where decision is null;
comment on index held_capture_open is 'the supervisor''s list, oldest first';
