create table event (
  chain text not null,
  position bigint not null,
  market_id text,
  evening date,
  at timestamptz not null,
  actor_kind text not null,
  actor_id uuid,
  kind text not null,
  subject text not null,
  body jsonb not null,
  previous_hash bytea not null,
  hash bytea not null,
  constraint event_pkey primary key (chain, position),
  constraint event_market_fkey foreign key (market_id) references market (id),
  constraint event_chain_is_market check (chain = coalesce(market_id, '-')),
  constraint event_position_positive check (position > 0),
  constraint event_actor_kind_known check (actor_kind in ('person', 'vendor', 'system')),
  constraint event_hash_length check (octet_length(hash) = 32 and octet_length(previous_hash) = 32)
);
comment on table event is '记录: the append-only log, one hash chain per market and one (chain ''-'') for the district; position has no gaps. hash = SHA-256 over the previous hash and this row in canonical form';
create index event_subject on event (subject, position);
comment on index event_subject is 'everything that happened to one thing';
