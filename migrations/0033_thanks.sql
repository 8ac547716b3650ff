alter table request
  add column thanked_at timestamptz,
  add constraint request_thanked_when_done check (thanked_at is null or (done_at is not null and vendor_id is not null));
comment on column request.thanked_at is 'the vendor said thank you for the help, once and of their own accord; counted beside the ratio';
create index request_market_asked on request (market_id, asked_at);
comment on index request_market_asked is 'calls for help in a period';
