insert into transition (machine, step, from_state, to_state)
select machine, step, unnest(string_to_array(froms, ' ')), to_state from (values
  ('performance', 'demand', 'none', 'demanded'),
  ('performance', 'state', 'demanded', 'heard'),
  ('performance', 'waive', 'demanded', 'heard'),
  ('performance', 'decide_execution', 'heard', 'decided'),
  ('performance', 'serve', 'decided', 'served'),
  ('performance', 'demand_again', 'served', 'demanded_again'),
  ('performance', 'execute', 'demanded_again', 'executed'),
  ('performance', 'suspend', 'served demanded_again', 'suspended'),
  ('performance', 'resume', 'suspended', 'served'),
  ('performance', 'obey', 'demanded heard decided served demanded_again suspended', 'obeyed'),
  ('performance', 'terminate', 'demanded heard decided served demanded_again suspended', 'terminated'),
  ('removal', 'demand', 'none', 'demanded'),
  ('removal', 'state', 'demanded', 'heard'),
  ('removal', 'waive', 'demanded', 'heard'),
  ('removal', 'decide_execution', 'heard', 'decided'),
  ('removal', 'serve', 'decided', 'served'),
  ('removal', 'announce', 'served', 'announced'),
  ('removal', 'execute', 'announced', 'executed'),
  ('removal', 'suspend', 'served announced', 'suspended'),
  ('removal', 'resume', 'suspended', 'served'),
  ('removal', 'obey', 'demanded heard decided served announced suspended', 'obeyed'),
  ('removal', 'terminate', 'demanded heard decided served announced suspended', 'terminated')
) as rows (machine, step, froms, to_state);

alter table legal_basis drop constraint legal_basis_instrument_known;
alter table legal_basis add constraint legal_basis_instrument_known
  check (instrument in ('penalty', 'evidence_hold', 'seizure', 'performance', 'removal'));
comment on table legal_basis is 'the articles a district acts on, kept by its supervisors. instrument: what it allows; item_codes: the checklist items it is about, empty for all. Shipped empty for seizures and removals: a district enters what it is empowered to (rule R5). An entry is ended, never changed: cases refer to it';

insert into legal_basis (id, instrument, law, article, words, item_codes, created_at) values
  ('01980000-0000-7000-8000-000000000004', 'performance', '中华人民共和国行政强制法', '第五十条',
    '行政机关依法作出要求当事人履行排除妨碍、恢复原状等义务的行政决定，当事人逾期不履行，经催告仍不履行，其后果已经或者将危害交通安全、造成环境污染或者破坏自然资源的，行政机关可以代履行，或者委托没有利害关系的第三人代履行。',
    '{}', '2026-01-01T00:00:00Z');

alter table procedure drop constraint procedure_kind_known;
alter table procedure add constraint procedure_kind_known
  check (kind in ('case', 'evidence_hold', 'seizure', 'stall_loss', 'performance', 'removal'));
alter table procedure drop constraint procedure_seizure_has_basis;
alter table procedure add constraint procedure_compulsion_has_basis
  check (kind not in ('seizure', 'performance', 'removal') or legal_basis_id is not null);
comment on table procedure is '程序: what the law asks in order, about one matter: an ordinary case (普通程序), an evidence hold (先行登记保存), a seizure or sealing (查封扣押), the loss of a stall, performing in a party''s place (代履行), or a removal (强制拆除). state: where its newest step left it';

alter table procedure_clock drop constraint procedure_clock_known;
alter table procedure_clock add constraint procedure_clock_known check (clock in
  ('approval', 'hold_decision', 'seizure_end', 'case_decision', 'statement', 'service', 'stall_answer',
   'demand', 'last_demand', 'remedy'));
comment on table procedure_clock is '时限: what the law gives a procedure: 24 hours to approve an urgent seizure, 7 working days to decide on held evidence, 30 days for a seizure, 90 for a case, the time to answer and to serve; before a compulsory execution the time of its demand, of the last one or of the public notice, and that in which a party may go to reconsideration or court. paused_at: it stands still since then; what is left is added when it goes on';

alter table document_template drop constraint document_template_kind_known;
alter table document_template add constraint document_template_kind_known check (kind in ('notice_to_correct', 'spot_decision', 'statement_record', 'item_list', 'evidence_hold_notice', 'no_penalty_decision', 'transfer_letter', 'advance_notice', 'penalty_decision', 'seizure_decision', 'return_record', 'service_receipt', 'demand', 'performance_decision', 'removal_decision', 'removal_notice', 'execution_record'));

insert into document_template (kind, version, title, title_en, blocks, valid_from, saved_at)
select kind, 1, title, title_en, blocks::jsonb, '2000-01-01', '2026-01-01T00:00:00Z' from (values
('demand', '催告书', 'Demand to perform', $json$[
  {"type": "addressee", "text": "{{party}}"},
  {"type": "paragraph", "text": "你（单位）于{{inspected_at}}在{{location}}，{{found}}。本机关已责令你（单位）改正，期限届满仍未履行。依据《中华人民共和国行政强制法》第三十五条的规定，现催告你（单位）履行下列义务："},
  {"type": "fields", "rows": [{"label": "应当履行的义务", "text": "{{duty}}"}, {"label": "履行期限", "text": "{{perform_by}}前"}, {"label": "履行方式", "text": "{{way}}"}]},
  {"type": "paragraph", "if": "cost", "text": "逾期不履行而由本机关执行的，费用预计{{cost}}，由当事人承担，法律另有规定的除外。执法人员不收取现金。"},
  {"type": "paragraph", "text": "依据《中华人民共和国行政强制法》第三十六条的规定，你（单位）收到本催告书后有权进行陈述和申辩，本机关将充分听取并复核。"},
  {"type": "paragraph", "text": "逾期仍不履行又无正当理由的，本机关将依据{{basis}}的规定，依法作出强制执行决定。"},
  {"type": "fields", "rows": [{"label": "联系地址", "text": "{{address}}"}, {"label": "联系电话", "text": "{{phone}}"}, {"label": "执法人员", "text": "{{officers}}"}]},
  {"type": "signatures", "roles": ["party", "officer"]},
  {"type": "seal"},
  {"type": "copies", "text": "本文书一式两份，一份交当事人，一份存档。"}]$json$),
('performance_decision', '代履行决定书', 'Decision to perform in the party''s place', $json$[
  {"type": "fields", "rows": [{"label": "当事人", "text": "{{party}}"}, {"label": "地点", "text": "{{location}}"}]},
  {"type": "paragraph", "text": "你（单位）于{{inspected_at}}在{{location}}，{{found}}。本机关责令改正并催告后，你（单位）逾期仍未履行，且无正当理由。理由：{{reason}}"},
  {"type": "paragraph", "text": "当事人意见及复核情况：{{statement}}"},
  {"type": "paragraph", "text": "依据{{basis}}和《中华人民共和国行政强制法》第三十七条、第五十一条的规定，本机关决定代履行："},
  {"type": "fields", "rows": [{"label": "代履行的标的", "text": "{{target}}"}, {"label": "方式", "text": "{{way}}"}, {"label": "时间", "text": "{{execute_at}}起"}, {"label": "代履行人", "text": "{{performer}}"}, {"label": "费用预算", "text": "{{cost}}"}]},
  {"type": "paragraph", "text": "代履行三日前本机关将再次催告，你（单位）履行的，停止代履行。代履行的费用按照成本合理确定，由当事人承担，法律另有规定的除外。代履行不采用暴力、胁迫以及其他非法方式。"},
  {"type": "paragraph", "text": "如不服本决定，可以自收到本决定书之日起六十日内向{{reconsideration}}申请行政复议，或者在六个月内直接向{{court}}提起行政诉讼。"},
  {"type": "seal"},
  {"type": "copies", "text": "本文书一式两份，一份交当事人，一份存档。"}]$json$),
('removal_decision', '强制拆除决定书', 'Decision to remove', $json$[
  {"type": "fields", "rows": [{"label": "当事人", "text": "{{party}}"}, {"label": "地点", "text": "{{location}}"}]},
  {"type": "paragraph", "text": "你（单位）于{{inspected_at}}在{{location}}，{{found}}。本机关责令改正并催告后，你（单位）逾期仍未拆除，且无正当理由。理由：{{reason}}"},
  {"type": "paragraph", "text": "当事人意见及复核情况：{{statement}}"},
  {"type": "paragraph", "text": "依据{{basis}}和《中华人民共和国行政强制法》第三十七条、第四十四条的规定，本机关决定强制拆除："},
  {"type": "fields", "rows": [{"label": "拆除的标的", "text": "{{target}}"}, {"label": "方式", "text": "{{way}}"}, {"label": "时间", "text": "{{execute_at}}起"}]},
  {"type": "paragraph", "text": "本机关将予以公告，限期你（单位）自行拆除。你（单位）在法定期限内不申请行政复议或者提起行政诉讼，又不拆除的，本机关将依法强制拆除。"},
  {"type": "paragraph", "text": "如不服本决定，可以自收到本决定书之日起六十日内向{{reconsideration}}申请行政复议，或者在六个月内直接向{{court}}提起行政诉讼。"},
  {"type": "seal"},
  {"type": "copies", "text": "本文书一式两份，一份交当事人，一份存档。"}]$json$),
('removal_notice', '限期自行拆除公告', 'Public notice of a removal', $json$[
  {"type": "paragraph", "text": "{{party}}在{{location}}，{{found}}。本机关已依法作出强制拆除决定（{{earlier}}）。"},
  {"type": "paragraph", "text": "依据《中华人民共和国行政强制法》第四十四条的规定，现予公告，限当事人于{{perform_by}}前自行拆除。当事人在法定期限内不申请行政复议或者提起行政诉讼，又不拆除的，本机关将依法强制拆除。"},
  {"type": "fields", "rows": [{"label": "公告地点", "text": "{{posted}}"}, {"label": "联系电话", "text": "{{phone}}"}]},
  {"type": "seal"},
  {"type": "copies", "text": "本公告张贴于现场，一份存档。"}]$json$),
('execution_record', '强制执行笔录', 'Record of the execution', $json$[
  {"type": "fields", "rows": [{"label": "当事人", "text": "{{party}}"}, {"label": "地点", "text": "{{location}}"}, {"label": "时间", "text": "{{executed_at}}"}, {"label": "执行依据", "text": "{{earlier}}"}, {"label": "到场监督的执法人员", "text": "{{officers}}"}, {"label": "执行人", "text": "{{performer}}"}]},
  {"type": "heading", "text": "执行经过"},
  {"type": "paragraph", "text": "{{done}}"},
  {"type": "paragraph", "if": "reason", "text": "在夜间或者法定节假日执行的紧急理由：{{reason}}"},
  {"type": "paragraph", "if": "cost", "text": "费用按照成本合理确定：{{cost}}，由当事人承担，法律另有规定的除外。"},
  {"type": "paragraph", "text": "签名情况：{{signed}}。执行未采用暴力、胁迫以及其他非法方式，未对居民生活采取停止供水、供电、供热、供燃气等方式。"},
  {"type": "signatures", "roles": ["party", "officer", "witness"]},
  {"type": "seal"},
  {"type": "copies", "text": "本笔录一式两份，一份交当事人，一份存档。"}]$json$)
) as seeded (kind, title, title_en, blocks);

alter table action
  add column spot_answer text,
  add column spot_statement text,
  add column spot_receipt text,
  add column refusal text,
  add column refusal_witness text,
  add constraint action_spot_of_spot_penalty check (spot_answer is null or kind in ('warning', 'fine_on_spot')),
  add constraint action_spot_whole check ((spot_answer is null) = (spot_receipt is null)),
  add constraint action_spot_answer_known check (spot_answer in ('heard', 'waived')),
  add constraint action_spot_heard_in_words check ((spot_answer = 'heard') = (spot_statement is not null)),
  add constraint action_spot_receipt_known check (spot_receipt in ('signed', 'refused')),
  add constraint action_refusal_says_why check ((spot_receipt = 'refused') = (refusal is not null)),
  add constraint action_witness_of_refusal check (refusal_witness is null or refusal is not null);
comment on column action.spot_answer is 'what the party answered when told of an on-the-spot penalty and of their rights: heard (spot_statement has the words) or waived (Administrative Penalty Law Art. 44-45); null in what older phones sent, and for every other kind';
comment on column action.spot_receipt is 'the decision was handed over on the spot, and the party signed for it or refused to: then refusal says what was seen, refusal_witness who witnessed it (Administrative Penalty Law Art. 52)';

insert into document_template (kind, version, title, title_en, blocks, valid_from, saved_at)
select kind, 2, title, title_en, jsonb_insert(blocks, '{6}',
  '{"type": "paragraph", "if": "refusal", "text": "当事人拒绝签收本决定书，执法人员依据《中华人民共和国行政处罚法》第五十二条的规定在此注明：{{refusal}}"}'), '2000-01-01', '2026-01-01T00:00:00Z'
from document_template t where kind = 'spot_decision' and version = 1
  and not exists (select from document_template n where n.kind = 'spot_decision' and n.version > 1);

alter table inspection_photo
  add column action_id uuid,
  add column item_number smallint,
  add constraint inspection_photo_action_fkey foreign key (action_id, finding_id) references action (id, finding_id),
  add constraint inspection_photo_item_whole check ((action_id is null) = (item_number is null) and (action_id is null or finding_id is not null)),
  add constraint inspection_photo_item_in_list check (item_number between 1 and 40);
comment on column inspection_photo.item_number is 'which line of the action''s list of items the photo shows, counted from 1; null for a photo of the finding as a whole, and for what older phones sent';
create index inspection_photo_action on inspection_photo (action_id, item_number) where action_id is not null;
comment on index inspection_photo_action is 'the photos of the items of a hold';

create table procedure_step_photo (
  step_id uuid not null,
  position smallint not null,
  item_number smallint not null,
  sha256 bytea not null,
  constraint procedure_step_photo_pkey primary key (step_id, position),
  constraint procedure_step_photo_step_fkey foreign key (step_id) references procedure_step (id),
  constraint procedure_step_photo_once unique (step_id, item_number, sha256),
  constraint procedure_step_photo_position_known check (position between 1 and 40),
  constraint procedure_step_photo_item_in_list check (item_number between 1 and 40),
  constraint procedure_step_photo_sha256_whole check (octet_length(sha256) = 32)
);
comment on table procedure_step_photo is 'photos of what a seizure or a return lists, by the line of the list from 1, append-only; a list may have none, and a photo may still be on its way, so no foreign key';
create index procedure_step_photo_sha256 on procedure_step_photo (sha256);
comment on index procedure_step_photo_sha256 is 'whose things a photo shows';
