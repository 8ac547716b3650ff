alter table patrol
  add column received_at timestamptz,
  add column content_hash bytea,
  add constraint patrol_hash_whole check (octet_length(content_hash) = 32),
  add constraint patrol_received_after_start check (received_at >= started_at);
comment on column patrol.received_at is 'when the office heard of a patrol that started without signal; null: at its start';
comment on column patrol.content_hash is 'SHA-256 of the canonical JSON that started it, for reconciling; null before phones could start one without signal';

create table patrol_end (
  id uuid not null,
  patrol_id uuid not null,
  person_id uuid not null,
  note text,
  at timestamptz not null,
  claimed_at timestamptz not null,
  received_at timestamptz not null,
  content_hash bytea not null,
  constraint patrol_end_pkey primary key (id),
  constraint patrol_end_patrol_fkey foreign key (patrol_id) references patrol (id),
  constraint patrol_end_member_fkey foreign key (patrol_id, person_id) references patrol_member (patrol_id, person_id),
  constraint patrol_end_note_said check (note <> ''),
  constraint patrol_end_hash_whole check (octet_length(content_hash) = 32)
);
comment on table patrol_end is 'a member''s word that the patrol is over, with the hand-over note to the next squad where there is one; the first that arrives ends it. at: the phone''s time within bounds';
create index patrol_end_patrol on patrol_end (patrol_id, at);
comment on index patrol_end_patrol is 'the hand-over notes of a patrol';
