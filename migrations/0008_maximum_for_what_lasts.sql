alter table assignment alter column maximum drop not null;
comment on column assignment.maximum is 'the market''s maximum; null once the assignment is over, so that lowering the maximum asks nothing of the past';

alter table assignment drop constraint assignment_one_stall_per_slot;
alter table assignment add constraint assignment_one_stall_per_slot exclude using gist
  (market_id with =, vendor_id with =, slot with =, daterange(starts_on, ends_on, '[]') with &&)
  where (not cancelled and maximum is not null);
