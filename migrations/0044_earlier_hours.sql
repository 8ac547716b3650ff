create table earlier_hours (
  market_id text not null,
  last_day date not null,
  opens time not null,
  closes time not null,
  constraint earlier_hours_pkey primary key (market_id, last_day),
  constraint earlier_hours_market_fkey foreign key (market_id) references market (id)
);
comment on table earlier_hours is 'what a patrolled market''s own hours were up to and with the evening last_day, append-only: a record that comes in late belongs to the evening that it belonged to when it was made. Seasons go before them';

alter table assignment add column known_until date;
comment on column assignment.known_until is 'the last evening that had begun while the assignment stood, where it was ended as of an earlier one: until then it counts in the coverage, whose past no ending changes, and in nothing else. One that was taken back has it where its first evening had begun. Cut where another took the stall for those evenings afterwards; null: it counts as its days say';
alter table assignment add constraint assignment_known_longer check (known_until >= starts_on and (ends_on is null or cancelled or known_until > ends_on));
