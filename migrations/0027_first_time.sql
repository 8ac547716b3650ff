alter table market
  add column first_time_months smallint not null default 24,
  add constraint market_first_time_known check (first_time_months between 1 and 120);
comment on column market.first_time_months is 'a vendor is found with an item for the first time when nothing stands of the same within so many months (Administrative Penalty Law Art. 33; rule R10)';
