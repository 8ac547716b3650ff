create table patrol_tally (
  patrol_id uuid not null,
  inspections integer not null,
  findings integer not null,
  constraint patrol_tally_pkey primary key (patrol_id),
  constraint patrol_tally_patrol_fkey foreign key (patrol_id) references patrol (id),
  constraint patrol_tally_inspections_not_negative check (inspections >= 0),
  constraint patrol_tally_findings_not_negative check (findings >= 0)
);
comment on table patrol_tally is 'inspections of a patrol that stand and their findings, so that a list of patrols counts none; no row: it logged nothing. Kept with tally';
insert into patrol_tally (patrol_id, inspections, findings)
select i.patrol_id, count(*), coalesce(sum((select count(*) from finding f where f.inspection_id = i.id)), 0)
from inspection i
where i.outcome <> 'void' and not exists (select from inspection later where later.amends = i.id)
group by i.patrol_id;
