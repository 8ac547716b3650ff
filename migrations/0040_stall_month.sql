create table stall_month (
  month date not null,
  stall_id uuid not null,
  squad_id uuid,
  days integer not null,
  constraint stall_month_unique unique nulls not distinct (month, stall_id, squad_id),
  constraint stall_month_stall_fkey foreign key (stall_id) references stall (id),
  constraint stall_month_squad_fkey foreign key (squad_id) references squad (id),
  constraint stall_month_first_day check (extract(day from month) = 1),
  constraint stall_month_days_of_month check (days >= 0)
);
comment on table stall_month is 'the evenings of a month on which a stall was looked at, assigned or not, by a squad and without one by anybody: bit 0 of days is the first of the month; so that coverage is listed without reading the looks. Kept with tally';
insert into stall_month (month, stall_id, squad_id, days)
select date_trunc('month', i.evening)::date, i.stall_id, p.squad_id, bit_or(1 << (extract(day from i.evening)::int - 1))
from inspection i
join patrol p on p.id = i.patrol_id
where i.stall_id is not null and i.outcome <> 'void' and not exists (select from inspection later where later.amends = i.id)
group by grouping sets ((1, 2, 3), (1, 2))
order by 1;
