create table earlier_hours (
  market_id text not null,
  last_day date not null,
  opens time not null,
  closes time not null,
  constraint earlier_hours_pkey primary key (market_id, last_day),
  constraint earlier_hours_market_fkey foreign key (market_id) references market (id)
);
comment on table earlier_hours is 'what a patrolled market''s own hours were up to and with the evening last_day, append-only: a record that comes in late belongs to the evening that it belonged to when it was made. Seasons go before them';
