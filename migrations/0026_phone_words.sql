create table phone_word (
  id uuid not null,
  person_id uuid not null,
  content_hash bytea not null,
  received_at timestamptz not null,
  constraint phone_word_pkey primary key (id),
  constraint phone_word_person_fkey foreign key (person_id) references person (id),
  constraint phone_word_hash_whole check (length(content_hash) = 32)
);
comment on table phone_word is 'what an officer said on a phone that leaves no row under its own id: that they go, that it is done, that they were part of an action. id: made on the phone; content_hash: SHA-256 of the canonical JSON that was sent. So the same again gets the same receipt, and the phone can ask whether it is here';
