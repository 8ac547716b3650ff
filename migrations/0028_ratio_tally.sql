create table counted_finding (
  finding_id uuid not null,
  market_id text not null,
  squad_id uuid not null,
  evening date not null,
  found_on date not null,
  hour smallint not null,
  item_code text not null,
  category_id text,
  vendor_id uuid,
  counted_as text,
  kind text,
  enforced boolean not null,
  handled boolean not null,
  repeated boolean not null,
  actions jsonb not null,
  constraint counted_finding_pkey primary key (finding_id),
  constraint counted_finding_finding_fkey foreign key (finding_id) references finding (id),
  constraint counted_finding_market_fkey foreign key (market_id) references market (id),
  constraint counted_finding_squad_fkey foreign key (squad_id) references squad (id),
  constraint counted_finding_category_fkey foreign key (category_id) references category (id),
  constraint counted_finding_vendor_fkey foreign key (vendor_id) references vendor (id),
  constraint counted_finding_kind_fkey foreign key (kind) references action_kind (code),
  constraint counted_finding_hour_range check (hour between 0 and 23),
  constraint counted_finding_as_known check (counted_as in ('S', 'E', 'spared', 'O', 'M', 'T', 'H', 'P', 'C', 'overturned')),
  constraint counted_finding_as_has_kind check ((counted_as is null) = (kind is null)),
  constraint counted_finding_enforced_is_handled check (not enforced or handled),
  constraint counted_finding_nothing_counts_nothing check (counted_as is not null or not (enforced or handled or repeated))
);
comment on table counted_finding is 'how the enforcement ratio reads each finding now: derived from the records in the transaction that changes them, and again at any time by npm run recount. counted_as null: its inspection was amended, or nothing was done yet. evening: of the action it counts by; found_on and hour: when it was seen on the market''s clock; category_id: of its vendor, else of its place, when it was first counted; repeated: the same vendor and item stood within the 14 days before; actions: [{evening, kind, overturned}]';
create index counted_finding_newest on counted_finding (evening desc, finding_id desc) where counted_as is not null;
comment on index counted_finding_newest is 'the findings behind a figure, over all markets';
create index counted_finding_market on counted_finding (market_id, evening desc, finding_id desc) where counted_as is not null;
comment on index counted_finding_market is 'the findings behind a figure of one market';

create table tally (
  figure text not null,
  evening date not null,
  market_id text not null,
  squad_id uuid,
  value text not null,
  count integer not null,
  enforced integer not null default 0,
  constraint tally_cell_unique unique nulls not distinct (figure, evening, market_id, squad_id, value),
  constraint tally_market_fkey foreign key (market_id) references market (id),
  constraint tally_squad_fkey foreign key (squad_id) references squad (id),
  constraint tally_figure_known check (figure in
    ('finding', 'item', 'category', 'hour', 'repeat', 'action', 'overturned', 'look', 'in_order', 'seen')),
  constraint tally_count_not_negative check (count >= 0),
  constraint tally_enforced_within check (enforced between 0 and count)
);
comment on table tally is 'what the ratio page adds up, per figure, evening, market and squad; kept in the transaction that changes it, under the market''s log. finding: value is class:kind of the action a finding counts by; item, category, hour, repeat: handled findings; action, overturned: actions that stand and that do not, by kind; look, in_order: inspections that stand; seen: assigned stalls that were looked at, without a squad by anybody';

create table vendor_month (
  month date not null,
  market_id text not null,
  squad_id uuid not null,
  vendor_id uuid not null,
  handled integer not null,
  enforced integer not null,
  constraint vendor_month_pkey primary key (month, market_id, squad_id, vendor_id),
  constraint vendor_month_market_fkey foreign key (market_id) references market (id),
  constraint vendor_month_squad_fkey foreign key (squad_id) references squad (id),
  constraint vendor_month_vendor_fkey foreign key (vendor_id) references vendor (id),
  constraint vendor_month_first_day check (extract(day from month) = 1),
  constraint vendor_month_enforced_within check (enforced between 0 and handled)
);
comment on table vendor_month is 'findings of a vendor by month, so that different vendors are counted (reading D) without reading the findings; kept with tally';
