create table transition (
  machine text not null,
  step text not null,
  from_state text not null,
  to_state text not null,
  constraint transition_pkey primary key (machine, step, from_state, to_state)
);
comment on table transition is 'every step that may be taken, from which state and into which: of a matter, and of each kind of procedure. from_state none: it begins with this step. The same list as in src/matters/rules-machine.ts; steps refer to it, so that no order of calls leads anywhere else';

insert into transition (machine, step, from_state, to_state)
select 'matter', step, unnest(string_to_array(froms, ' ')), to_state from (values
  ('order', 'open acted awaiting_fix recheck_due', 'awaiting_fix'),
  ('extend', 'awaiting_fix recheck_due', 'awaiting_fix'),
  ('put_right', 'awaiting_fix', 'recheck_due'),
  ('confirm', 'awaiting_fix recheck_due', 'closed'),
  ('still_wrong', 'awaiting_fix recheck_due', 'awaiting_fix'),
  ('found_again', 'awaiting_fix recheck_due', 'closed'),
  ('close', 'open acted', 'closed'),
  ('order_fell', 'awaiting_fix recheck_due', 'closed'),
  ('spare', 'open acted awaiting_fix recheck_due', 'spared'),
  ('transfer', 'open acted awaiting_fix recheck_due', 'transferred'),
  ('return', 'transferred', 'acted'),
  ('escalate', 'open acted awaiting_fix recheck_due', 'escalated'),
  ('conclude', 'escalated', 'closed'),
  ('conclude', 'escalated', 'awaiting_fix'),
  ('conclude', 'escalated', 'spared'),
  ('conclude', 'escalated', 'transferred'),
  ('reopen', 'closed spared', 'recheck_due'),
  ('overturn', 'open acted awaiting_fix recheck_due escalated closed spared transferred', 'overturned'),
  ('set_aside', 'open acted awaiting_fix recheck_due escalated closed spared transferred overturned', 'void')
) as rows (step, froms, to_state);

insert into transition (machine, step, from_state, to_state)
select machine, step, unnest(string_to_array(froms, ' ')), to_state from (values
  ('case', 'file', 'none', 'filed'),
  ('case', 'approve', 'filed', 'investigating'),
  ('case', 'dismiss', 'filed', 'dismissed'),
  ('case', 'add_evidence', 'investigating', 'investigating'),
  ('case', 'give_notice', 'investigating', 'notice_given'),
  ('case', 'state', 'notice_given', 'heard'),
  ('case', 'ask_hearing', 'notice_given', 'hearing_due'),
  ('case', 'hold_hearing', 'hearing_due', 'heard'),
  ('case', 'waive', 'notice_given hearing_due', 'heard'),
  ('case', 'investigate_again', 'heard reviewed', 'investigating'),
  ('case', 'review_law', 'heard', 'reviewed'),
  ('case', 'extend', 'investigating', 'investigating'),
  ('case', 'extend', 'notice_given', 'notice_given'),
  ('case', 'extend', 'hearing_due', 'hearing_due'),
  ('case', 'extend', 'heard', 'heard'),
  ('case', 'extend', 'reviewed', 'reviewed'),
  ('case', 'decide', 'heard reviewed', 'decided'),
  ('case', 'spare', 'investigating heard reviewed', 'spared'),
  ('case', 'serve', 'decided', 'served'),
  ('case', 'fulfil', 'served', 'ended'),
  ('case', 'hand_over', 'filed investigating notice_given hearing_due heard reviewed', 'transferred'),
  ('case', 'withdraw', 'investigating notice_given hearing_due heard reviewed', 'withdrawn'),
  ('evidence_hold', 'hold', 'none', 'held'),
  ('evidence_hold', 'give_back', 'held', 'returned'),
  ('evidence_hold', 'seize', 'held', 'seized'),
  ('evidence_hold', 'hand_over', 'held', 'transferred'),
  ('evidence_hold', 'set_aside', 'held', 'void'),
  ('seizure', 'seize', 'none', 'seized'),
  ('seizure', 'seize_urgently', 'none', 'unapproved'),
  ('seizure', 'approve', 'unapproved', 'seized'),
  ('seizure', 'refuse', 'unapproved', 'to_return'),
  ('seizure', 'extend', 'seized', 'extended'),
  ('seizure', 'pause', 'seized', 'paused'),
  ('seizure', 'pause', 'extended', 'extended_paused'),
  ('seizure', 'resume', 'paused', 'seized'),
  ('seizure', 'resume', 'extended_paused', 'extended'),
  ('seizure', 'give_back', 'unapproved to_return seized extended paused extended_paused', 'returned'),
  ('seizure', 'confiscate', 'seized extended paused extended_paused', 'confiscated'),
  ('seizure', 'hand_over', 'seized extended paused extended_paused', 'transferred'),
  ('stall_loss', 'propose', 'none', 'proposed'),
  ('stall_loss', 'answer', 'proposed', 'answered'),
  ('stall_loss', 'decide_loss', 'proposed answered', 'decided'),
  ('stall_loss', 'drop', 'proposed answered', 'dropped')
) as rows (machine, step, froms, to_state);

create table legal_basis (
  id uuid not null,
  instrument text not null,
  law text not null,
  article text not null,
  words text not null,
  item_codes text[] not null,
  created_by uuid,
  created_at timestamptz not null,
  ended_at timestamptz,
  constraint legal_basis_pkey primary key (id),
  constraint legal_basis_created_by_fkey foreign key (created_by) references person (id),
  constraint legal_basis_instrument_known check (instrument in ('penalty', 'evidence_hold', 'seizure')),
  constraint legal_basis_ends_after_start check (ended_at is null or ended_at >= created_at)
);
comment on table legal_basis is 'the articles a district acts on, kept by its supervisors. instrument: what it allows; item_codes: the checklist items it is about, empty for all. Shipped empty for seizures: a district enters what it is empowered to (rule R5). An entry is ended, never changed: cases refer to it';

insert into legal_basis (id, instrument, law, article, words, item_codes, created_at) values
  ('01980000-0000-7000-8000-000000000001', 'evidence_hold', '中华人民共和国行政处罚法', '第五十六条',
    '在证据可能灭失或者以后难以取得的情况下，经行政机关负责人批准，可以先行登记保存，并应当在七日内及时作出处理决定。', '{}', '2026-01-01T00:00:00Z'),
  ('01980000-0000-7000-8000-000000000002', 'penalty', '城市市容和环境卫生管理条例', '第三十六条',
    '未经批准擅自在街道两侧和公共场地堆放物料，搭建建筑物、构筑物或者其他设施，影响市容的，责令其停止违法行为，限期清理、拆除或者采取其他补救措施，并可处以罚款。',
    '{PLOT-01,PLOT-02,PLOT-03,PLOT-06,TIME-02,TIME-05}', '2026-01-01T00:00:00Z'),
  ('01980000-0000-7000-8000-000000000003', 'penalty', '城市市容和环境卫生管理条例', '第三十四条',
    '随地吐痰、便溺、乱扔果皮、纸屑等废弃物，不按规定的时间、地点、方式倾倒垃圾、粪便，不履行卫生责任区清扫保洁义务的，责令其纠正违法行为、采取补救措施，可以并处警告、罚款。',
    '{HYG-01,HYG-02,HYG-03,HYG-05}', '2026-01-01T00:00:00Z');

create table matter (
  id uuid not null,
  market_id text not null,
  evening date not null,
  squad_id uuid not null,
  stall_id uuid,
  shop_id uuid,
  vendor_id uuid,
  item_code text not null,
  seen_at timestamptz not null,
  first_state text not null,
  state text not null,
  position integer,
  due_at timestamptz,
  constraint matter_pkey primary key (id),
  constraint matter_first_unique unique (id, first_state),
  constraint matter_finding_fkey foreign key (id) references finding (id),
  constraint matter_market_fkey foreign key (market_id) references market (id),
  constraint matter_squad_fkey foreign key (squad_id) references squad (id),
  constraint matter_stall_fkey foreign key (stall_id, market_id) references stall (id, market_id),
  constraint matter_shop_fkey foreign key (shop_id, market_id) references shop (id, market_id),
  constraint matter_vendor_fkey foreign key (vendor_id) references vendor (id),
  constraint matter_state_known check (state in
    ('open', 'acted', 'awaiting_fix', 'recheck_due', 'escalated', 'closed', 'spared', 'transferred', 'overturned', 'void')),
  constraint matter_begins check (position is not null or state = first_state),
  constraint matter_due_while_waiting check (due_at is null or state in ('awaiting_fix', 'recheck_due'))
);
comment on table matter is '事项: the life of a finding, whose id it has. first_state follows from what was done on the spot; state is where its newest step left it. due_at: by when the order of now is to be followed';
create index matter_market_open on matter (market_id, due_at, id)
  where state in ('open', 'acted', 'awaiting_fix', 'recheck_due', 'escalated');
comment on index matter_market_open is 'what is not settled in a market, the nearest deadline first';
create index matter_stall_waiting on matter (stall_id) where state in ('awaiting_fix', 'recheck_due');
comment on index matter_stall_waiting is 'what a look at a stall settles';
create index matter_shop_waiting on matter (shop_id) where state in ('awaiting_fix', 'recheck_due');
comment on index matter_shop_waiting is 'what a look at a shop settles';
create index matter_vendor on matter (vendor_id, seen_at desc, id);
comment on index matter_vendor is 'a vendor''s matters';
create index matter_newest on matter (market_id, seen_at desc, id);
comment on index matter_newest is 'a market''s matters, newest first';

create table matter_step (
  id uuid not null,
  matter_id uuid not null,
  position integer not null,
  machine text not null default 'matter',
  step text not null,
  from_state text not null,
  to_state text not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id uuid,
  inspection_id uuid,
  due_at timestamptz,
  reason text,
  body jsonb not null,
  first_from text generated always as (case when position = 1 then from_state end) stored,
  previous integer generated always as (case when position > 1 then position - 1 end) stored,
  constraint matter_step_pkey primary key (id),
  constraint matter_step_position_unique unique (matter_id, position),
  constraint matter_step_end_unique unique (matter_id, position, to_state),
  constraint matter_step_matter_fkey foreign key (matter_id) references matter (id),
  constraint matter_step_allowed foreign key (machine, step, from_state, to_state) references transition (machine, step, from_state, to_state),
  constraint matter_step_starts foreign key (matter_id, first_from) references matter (id, first_state),
  constraint matter_step_follows foreign key (matter_id, previous, from_state) references matter_step (matter_id, position, to_state),
  constraint matter_step_inspection_fkey foreign key (inspection_id) references inspection (id),
  constraint matter_step_machine_is_matter check (machine = 'matter'),
  constraint matter_step_position_positive check (position > 0),
  constraint matter_step_actor_known check (actor_kind in ('person', 'vendor', 'system') and (actor_kind = 'system') = (actor_id is null))
);
comment on table matter_step is 'what happened to a matter after the spot, append-only: each step begins where the one before it ended. id comes from who takes it, so that sending it again changes nothing. inspection_id: the look by which it was taken';
create index matter_step_inspection on matter_step (inspection_id) where inspection_id is not null;
comment on index matter_step_inspection is 'what a look settled, should it be taken out';

alter table matter add constraint matter_stands foreign key (id, position, state)
  references matter_step (matter_id, position, to_state);

create table procedure (
  id uuid not null,
  matter_id uuid not null,
  market_id text not null,
  squad_id uuid not null,
  kind text not null,
  state text not null,
  position integer not null,
  opened_at timestamptz not null,
  ended_at timestamptz,
  legal_basis_id uuid,
  constraint procedure_pkey primary key (id),
  constraint procedure_kind_unique unique (id, kind),
  constraint procedure_matter_fkey foreign key (matter_id) references matter (id),
  constraint procedure_market_fkey foreign key (market_id) references market (id),
  constraint procedure_squad_fkey foreign key (squad_id) references squad (id),
  constraint procedure_legal_basis_fkey foreign key (legal_basis_id) references legal_basis (id),
  constraint procedure_kind_known check (kind in ('case', 'evidence_hold', 'seizure', 'stall_loss')),
  constraint procedure_seizure_has_basis check (kind <> 'seizure' or legal_basis_id is not null)
);
comment on table procedure is '程序: what the law asks in order, about one matter: an ordinary case (普通程序), an evidence hold (先行登记保存), a seizure or sealing (查封扣押), or the loss of a stall. state: where its newest step left it';
create index procedure_matter on procedure (matter_id);
comment on index procedure_matter is 'a matter''s procedures';
create index procedure_running on procedure (market_id, opened_at, id) where ended_at is null;
comment on index procedure_running is 'what runs in a market';
create unique index procedure_one_running on procedure (matter_id, kind) where ended_at is null;
comment on index procedure_one_running is 'a matter has one running procedure of each kind';

create table procedure_step (
  id uuid not null,
  procedure_id uuid not null,
  kind text not null,
  position integer not null,
  step text not null,
  from_state text not null,
  to_state text not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id uuid,
  body jsonb not null,
  document_id uuid,
  action_id uuid,
  previous integer generated always as (case when position > 1 then position - 1 end) stored,
  constraint procedure_step_pkey primary key (id),
  constraint procedure_step_position_unique unique (procedure_id, position),
  constraint procedure_step_end_unique unique (procedure_id, position, to_state),
  constraint procedure_step_procedure_fkey foreign key (procedure_id, kind) references procedure (id, kind),
  constraint procedure_step_allowed foreign key (kind, step, from_state, to_state) references transition (machine, step, from_state, to_state),
  constraint procedure_step_follows foreign key (procedure_id, previous, from_state) references procedure_step (procedure_id, position, to_state),
  constraint procedure_step_action_fkey foreign key (action_id) references action (id),
  constraint procedure_step_begins check ((position = 1) = (from_state = 'none')),
  constraint procedure_step_position_positive check (position > 0),
  constraint procedure_step_actor_known check (actor_kind in ('person', 'vendor', 'system') and (actor_kind = 'system') = (actor_id is null))
);
comment on table procedure_step is 'a procedure''s steps, append-only: each begins where the one before it ended. body: what the law asks of this step, by its schema in src/matters; action_id: the action it took, which the ratio counts; document_id: the paper it made';

alter table procedure add constraint procedure_stands foreign key (id, position, state)
  references procedure_step (procedure_id, position, to_state) deferrable initially deferred;

create table procedure_clock (
  procedure_id uuid not null,
  clock text not null,
  market_id text not null,
  started_at timestamptz not null,
  due_at timestamptz not null,
  paused_at timestamptz,
  stopped_at timestamptz,
  constraint procedure_clock_pkey primary key (procedure_id, clock),
  constraint procedure_clock_procedure_fkey foreign key (procedure_id) references procedure (id),
  constraint procedure_clock_known check (clock in
    ('approval', 'hold_decision', 'seizure_end', 'case_decision', 'statement', 'service', 'stall_answer'))
);
comment on table procedure_clock is '时限: what the law gives a procedure: 24 hours to approve an urgent seizure, 7 working days to decide on held evidence, 30 days for a seizure, 90 for a case, the time to answer and to serve. paused_at: it stands still since then; what is left is added when it goes on';
create index procedure_clock_running on procedure_clock (due_at, procedure_id) where stopped_at is null;
comment on index procedure_clock_running is 'the board of clocks, the nearest first';

alter table market
  add column stall_answer_days smallint not null default 5,
  add column statement_workdays smallint not null default 3,
  add column hearing_from_yuan integer not null default 2000,
  add column night_from time not null default '22:00',
  add column night_until time not null default '06:00',
  add constraint market_stall_answer_known check (stall_answer_days between 1 and 60),
  add constraint market_statement_known check (statement_workdays between 1 and 30),
  add constraint market_hearing_known check (hearing_from_yuan between 0 and 10000000);
comment on column market.stall_answer_days is 'how many days a vendor has to answer before the loss of a stall is decided (rule R14)';
comment on column market.statement_workdays is 'how many working days a vendor has to answer a notice of penalty, if the notice gives no more';
comment on column market.hearing_from_yuan is 'from which fine on a hearing may be asked for (Administrative Penalty Law Art. 63)';
comment on column market.night_from is 'night, when compulsory execution needs an urgent reason (Administrative Compulsion Law Art. 43)';

insert into matter (id, market_id, evening, squad_id, stall_id, shop_id, vendor_id, item_code, seen_at, first_state, state, due_at)
select f.id, f.market_id, f.evening, p.squad_id, i.stall_id, i.shop_id, f.vendor_id, f.item_code, i.at, s.state, s.state,
  case when s.state = 'awaiting_fix' then coalesce(k.deadline_at,
    (f.evening + m.closes + case when m.closes <= m.opens then interval '1 day' else interval '0' end) at time zone m.time_zone) end
from finding f
join inspection i on i.id = f.inspection_id
join patrol p on p.id = i.patrol_id
join market m on m.id = f.market_id
cross join lateral (
  select array_agg(x.kind) as kinds, max(x.deadline_at) as deadline_at from action x
  where x.finding_id = f.id and not exists (select from overturned_action o where o.action_id = x.id)
) k
cross join lateral (select case
  when exists (select from inspection later where later.amends = i.id) then 'void'
  when k.kinds is null then 'overturned'
  when 'evidence_hold' = any(k.kinds) then 'escalated'
  when exists (
    select from inspection seen where seen.outcome = 'in_order' and seen.at > i.at
      and (seen.stall_id = i.stall_id or seen.shop_id = i.shop_id)
      and not exists (select from inspection later where later.amends = seen.id)) and k.kinds && '{fix_by,fix_now}' then 'closed'
  when 'fix_by' = any(k.kinds) then 'awaiting_fix'
  when 'fix_now' = any(k.kinds) and not exists (
    select from inspection_photo h where h.finding_id = f.id and h.kind = 'after') then 'awaiting_fix'
  when 'transfer' = any(k.kinds) then 'transferred'
  when 'spared' = any(k.kinds) then 'spared'
  when 'fine_on_spot' = any(k.kinds) then 'acted'
  else 'closed' end as state) s;

insert into procedure (id, matter_id, market_id, squad_id, kind, state, position, opened_at)
select a.id, m.id, m.market_id, m.squad_id, 'evidence_hold', 'held', 1, a.at
from matter m join action a on a.finding_id = m.id and a.kind = 'evidence_hold'
where m.state = 'escalated' and not exists (
  select from action b where b.finding_id = m.id and b.kind = 'evidence_hold' and b.position < a.position);

insert into procedure_step (id, procedure_id, kind, position, step, from_state, to_state, at, actor_kind, actor_id, body, action_id)
select r.id, r.id, 'evidence_hold', 1, 'hold', 'none', 'held', r.opened_at, 'person', i.officer_id,
  jsonb_build_object('items', a.items), a.id
from procedure r join action a on a.id = r.id join finding f on f.id = a.finding_id join inspection i on i.id = f.inspection_id;

-- Public holidays are not known here: the clock may run out a few days early, never late.
insert into procedure_clock (procedure_id, clock, market_id, started_at, due_at)
select r.id, 'hold_decision', r.market_id, r.opened_at,
  ((select day from (
      select day::date, row_number() over (order by day) as n
      from generate_series((r.opened_at at time zone m.time_zone)::date + 1, (r.opened_at at time zone m.time_zone)::date + 20, interval '1 day') day
      where extract(isodow from day) < 6) d where n = 7) + interval '1 day') at time zone m.time_zone
from procedure r join market m on m.id = r.market_id;
