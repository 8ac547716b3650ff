alter table market
  add column second_look_percent smallint not null default 5,
  add constraint market_second_look_known check (second_look_percent between 0 and 100);
comment on column market.second_look_percent is 'share of an evening''s looks drawn for a second look by somebody else on the next';

create table prompt (
  id uuid not null,
  pattern text not null,
  market_id text not null,
  evening date not null,
  subject text not null,
  person_id uuid,
  inspections uuid[] not null,
  evidence jsonb not null,
  chance double precision,
  made_at timestamptz not null,
  constraint prompt_pkey primary key (id),
  constraint prompt_pattern_subject_unique unique (pattern, market_id, evening, subject),
  constraint prompt_market_fkey foreign key (market_id) references market (id),
  constraint prompt_person_fkey foreign key (person_id) references person (id),
  constraint prompt_pattern_known check (pattern in
    ('burst', 'pace', 'photo_again', 'off_roster', 'always_in_order', 'same_act', 'month_end')),
  constraint prompt_chance_range check (chance between 0 and 1)
);
comment on table prompt is '提示: a pattern worth a look, never an accusation; append-only. evening: of the looks, or the last day of the month that was compared; subject: what keeps two of a kind apart; person_id: whose records it shows, who may explain it; evidence: the figures it rests on and the thresholds then; chance: of something at least as unusual in honest work, where that is exact';
create index prompt_newest on prompt (evening desc, id desc);
comment on index prompt_newest is 'prompts, the newest evening first';
create index prompt_market on prompt (market_id, evening desc, id desc);
comment on index prompt_market is 'prompts of one market';
create index prompt_person on prompt (person_id, evening desc, id desc) where person_id is not null;
comment on index prompt_person is 'prompts that show somebody''s own records';

create table prompt_answer (
  id uuid not null,
  prompt_id uuid not null,
  person_id uuid not null,
  answer text not null,
  words text,
  at timestamptz not null,
  constraint prompt_answer_pkey primary key (id),
  constraint prompt_answer_prompt_fkey foreign key (prompt_id) references prompt (id),
  constraint prompt_answer_person_fkey foreign key (person_id) references person (id),
  constraint prompt_answer_known check (answer in ('explained', 'followed_up', 'data_error', 'taken_back', 'own_words')),
  constraint prompt_answer_says check (words is not null or answer = 'taken_back')
);
comment on table prompt_answer is 'who looked at a prompt and what it was, append-only: the newest of a supervisor counts, taken_back opens it again. own_words: what the one whose records it shows says';
create index prompt_answer_prompt on prompt_answer (prompt_id, at desc);
comment on index prompt_answer_prompt is 'what was said of a prompt';

create table prompt_run (
  market_id text not null,
  period text not null,
  starts_on date not null,
  looks integer not null,
  tested jsonb not null,
  evaluated_at timestamptz not null,
  constraint prompt_run_pkey primary key (market_id, period, starts_on),
  constraint prompt_run_market_fkey foreign key (market_id) references market (id),
  constraint prompt_run_period_known check (period in ('evening', 'month'))
);
comment on table prompt_run is 'an evening or month that was looked through for patterns. looks: how many there were then, so that late records have it looked through again; tested: comparisons made, by pattern, which times a pattern''s rate is what chance brings about';
create index prompt_run_newest on prompt_run (starts_on);
comment on index prompt_run_newest is 'how many comparisons were made lately';

create table second_draw (
  market_id text not null,
  evening date not null,
  due_on date not null,
  seed text not null,
  share_percent smallint not null,
  pool uuid[] not null,
  drawn uuid[] not null,
  drawn_at timestamptz not null,
  constraint second_draw_pkey primary key (market_id, evening),
  constraint second_draw_market_fkey foreign key (market_id) references market (id),
  constraint second_draw_seed_form check (seed ~ '^[0-9a-f]{32}$'),
  constraint second_draw_from_pool check (drawn <@ pool),
  constraint second_draw_due_later check (due_on > evening)
);
comment on table second_draw is '复检: which of an evening''s looks were drawn for a second look, by somebody else, on a later evening: those whose SHA-256 of "seed:id" (hexadecimal) sorts first. Drawn once, append-only';
create index second_draw_due on second_draw (market_id, due_on);
comment on index second_draw_due is 'second looks of an evening''s work list';

create table second_look (
  inspection_id uuid not null,
  market_id text not null,
  evening date not null,
  squad_id uuid not null,
  second_id uuid,
  first_found boolean not null,
  second_found boolean,
  same_items boolean,
  constraint second_look_pkey primary key (inspection_id),
  constraint second_look_inspection_fkey foreign key (inspection_id) references inspection (id),
  constraint second_look_second_fkey foreign key (second_id) references inspection (id),
  constraint second_look_market_fkey foreign key (market_id) references market (id),
  constraint second_look_squad_fkey foreign key (squad_id) references squad (id),
  constraint second_look_complete check (num_nulls(second_id, second_found, same_items) in (0, 3))
);
comment on table second_look is 'a look that was drawn and the second look at the same place by somebody else, compared once its evening was over, append-only; without second_id nobody came by. evening and squad_id: of the first look; same_items: both found the same items of the checklist';
create index second_look_evening on second_look (evening, market_id);
comment on index second_look_evening is 'how far first and second looks agree in a period';
