create table document_setting (
  single boolean not null default true,
  settings jsonb not null,
  saved_at timestamptz not null,
  saved_by uuid not null,
  constraint document_setting_pkey primary key (single),
  constraint document_setting_one check (single),
  constraint document_setting_saved_by_fkey foreign key (saved_by) references person (id)
);
comment on table document_setting is '文书设置: the words of the authority that its documents print (name, short names of squads, bank, where to ask for reconsideration, the rule behind each checklist item), in the form of src/documents/schema.ts; one row, what it does not say is at its default';

create table document_template (
  kind text not null,
  version integer not null,
  title text not null,
  title_en text not null,
  blocks jsonb not null,
  valid_from date not null,
  saved_at timestamptz not null,
  saved_by uuid,
  constraint document_template_pkey primary key (kind, version),
  constraint document_template_saved_by_fkey foreign key (saved_by) references person (id),
  constraint document_template_kind_known check (kind in ('notice_to_correct', 'spot_decision', 'statement_record', 'item_list', 'evidence_hold_notice', 'no_penalty_decision', 'transfer_letter', 'advance_notice', 'penalty_decision', 'seizure_decision', 'return_record', 'service_receipt')),
  constraint document_template_version_positive check (version > 0)
);
comment on table document_template is '文书模板: the wording of a kind of document, append-only; the one in force on a day is the highest version with valid_from on or before it. blocks: in the form of src/documents/schema.ts, with {{placeholders}} for facts. saved_by: null for what the software brought';

create table document_series (
  squad_id uuid not null,
  year smallint not null,
  series text not null,
  last_number integer not null,
  constraint document_series_pkey primary key (squad_id, year, series),
  constraint document_series_squad_fkey foreign key (squad_id) references squad (id),
  constraint document_series_last_positive check (last_number > 0)
);
comment on table document_series is '字号: the last number given in a squad''s series of one kind in one year; counted up in the transaction that issues, so that what rolls back leaves no gap';

create table document (
  id uuid not null,
  kind text not null,
  squad_id uuid not null,
  year smallint not null,
  series text not null,
  number integer not null,
  label text not null,
  market_id text not null,
  finding_id uuid not null,
  procedure_id uuid,
  template_version integer not null,
  facts jsonb not null,
  reason text,
  replaces uuid,
  check_code text not null,
  issued_at timestamptz not null,
  issued_by uuid not null,
  constraint document_pkey primary key (id),
  constraint document_number_unique unique (squad_id, year, series, number),
  constraint document_label_unique unique (label),
  constraint document_check_code_unique unique (check_code),
  constraint document_replaced_once unique (replaces),
  constraint document_squad_fkey foreign key (squad_id) references squad (id),
  constraint document_market_fkey foreign key (market_id) references market (id),
  constraint document_finding_fkey foreign key (finding_id) references finding (id),
  constraint document_template_fkey foreign key (kind, template_version) references document_template (kind, version),
  constraint document_replaces_fkey foreign key (replaces) references document (id),
  constraint document_issued_by_fkey foreign key (issued_by) references person (id),
  constraint document_number_positive check (number > 0),
  constraint document_replaces_has_reason check (replaces is null or reason is not null)
);
comment on table document is '文书: a numbered paper of enforcement, append-only. year: of the market''s local day at issue; label: the number as it is printed (文号); facts: all that is printed, frozen; replaces: the one that no longer stands because of this one; check_code: what its QR code asks by, nothing in it can be guessed';
create index document_finding on document (finding_id, issued_at);
comment on index document_finding is 'the documents of a matter';
create index document_procedure on document (procedure_id) where procedure_id is not null;
comment on index document_procedure is 'the documents of a procedure';

create table document_signature (
  id uuid not null,
  document_id uuid not null,
  role text not null,
  signer text not null,
  way text not null,
  strokes jsonb,
  note text,
  witness text,
  at timestamptz not null,
  by uuid not null,
  constraint document_signature_pkey primary key (id),
  constraint document_signature_once unique (document_id, role, signer),
  constraint document_signature_document_fkey foreign key (document_id) references document (id),
  constraint document_signature_by_fkey foreign key (by) references person (id),
  constraint document_signature_role_known check (role in ('party', 'officer', 'witness')),
  constraint document_signature_way_known check (way in ('screen', 'paper', 'refused')),
  constraint document_signature_drawn check ((way = 'screen') = (strokes is not null)),
  constraint document_signature_bounded check (octet_length(strokes::text) <= 60000),
  constraint document_signature_refused_complete check (way <> 'refused' or (role = 'party' and note is not null and witness is not null))
);
comment on table document_signature is '签名: who signed a document and how, append-only: drawn on a phone''s screen, on the printed paper, or refused, with what was seen and who witnessed it. strokes: pairs of coordinates in a box of 1000 by 400';
create unique index document_signature_party on document_signature (document_id) where role = 'party';
comment on index document_signature_party is 'the party signs or refuses once';

insert into document_template (kind, version, title, title_en, blocks, valid_from, saved_at)
select kind, 1, title, title_en, blocks::jsonb, '2000-01-01', '2026-01-01T00:00:00Z' from (values
('notice_to_correct', '责令改正通知书', 'Notice to correct', $json$[
  {"type": "addressee", "text": "{{party}}"},
  {"type": "paragraph", "text": "经查，你（单位）于{{inspected_at}}在{{location}}，{{found}}。上述行为违反了{{rule}}的规定。"},
  {"type": "paragraph", "text": "依据《中华人民共和国行政处罚法》第二十八条第一款的规定，现责令你（单位）{{order}}。"},
  {"type": "paragraph", "text": "改正后可以随时联系执法人员复查。逾期不改正的，本机关将依法处理。"},
  {"type": "paragraph", "text": "如不服本通知，可以自收到本通知书之日起六十日内向{{reconsideration}}申请行政复议，或者在六个月内直接向{{court}}提起行政诉讼。"},
  {"type": "fields", "rows": [{"label": "执法人员", "text": "{{officers}}"}, {"label": "联系电话", "text": "{{phone}}"}]},
  {"type": "signatures", "roles": ["party", "officer"]},
  {"type": "seal"},
  {"type": "copies", "text": "本文书一式两份，一份交当事人，一份存档。"}]$json$),
('spot_decision', '当场行政处罚决定书', 'On-the-spot penalty decision', $json$[
  {"type": "fields", "rows": [{"label": "当事人", "text": "{{party}}"}, {"label": "违法及处罚地点", "text": "{{location}}"}]},
  {"type": "paragraph", "text": "你（单位）于{{inspected_at}}在{{location}}，{{found}}。上述行为违反了{{rule}}的规定。"},
  {"type": "paragraph", "text": "执法人员当场告知了拟作出行政处罚的内容及事实、理由、依据，以及你（单位）依法享有的陈述、申辩权利。当事人意见：{{statement}}"},
  {"type": "paragraph", "text": "依据{{basis}}和《中华人民共和国行政处罚法》第二十八条第一款、第五十一条的规定，责令立即改正，并决定当场给予以下行政处罚：{{decision}}。"},
  {"type": "paragraph", "if": "amount", "text": "请自收到本决定书之日起十五日内，持本决定书到{{bank}}（账号：{{account}}）缴纳罚款。到期不缴纳的，依据《中华人民共和国行政处罚法》第七十二条第一款第一项的规定，每日按罚款数额的百分之三加处罚款，加处罚款的数额不超过罚款的数额。执法人员不收取现金。"},
  {"type": "paragraph", "text": "如不服本决定，应当自收到本决定书之日起六十日内先向{{reconsideration}}申请行政复议（《中华人民共和国行政复议法》第二十条、第二十三条）；对行政复议决定不服的，可以自收到行政复议决定书之日起十五日内向{{court}}提起行政诉讼。复议、诉讼期间，本决定不停止执行，法律另有规定的除外。"},
  {"type": "fields", "rows": [{"label": "执法人员", "text": "{{officers}}"}]},
  {"type": "signatures", "roles": ["party", "officer"]},
  {"type": "seal"},
  {"type": "copies", "text": "本文书一式两份，一份当场交付当事人，一份存档。"}]$json$),
('statement_record', '陈述申辩笔录', 'Record of a statement', $json$[
  {"type": "fields", "rows": [{"label": "陈述申辩人", "text": "{{party}}"}, {"label": "时间", "text": "{{heard_at}}"}, {"label": "地点", "text": "{{heard_where}}"}, {"label": "事由", "text": "{{item}}"}, {"label": "执法人员", "text": "{{officers}}"}]},
  {"type": "paragraph", "text": "执法人员已出示执法证件，并告知：你（单位）依据《中华人民共和国行政处罚法》第四十五条的规定有权进行陈述和申辩，本机关将充分听取并复核；不会因陈述、申辩而给予更重的处罚。"},
  {"type": "heading", "text": "陈述申辩内容"},
  {"type": "paragraph", "text": "{{statement}}"},
  {"type": "lines", "count": 4},
  {"type": "paragraph", "text": "以上笔录已向本人宣读或者交本人阅读，内容无误。"},
  {"type": "signatures", "roles": ["party", "officer"]},
  {"type": "seal"}]$json$),
('item_list', '物品清单', 'List of items', $json$[
  {"type": "fields", "rows": [{"label": "当事人", "text": "{{party}}"}, {"label": "地点", "text": "{{location}}"}]},
  {"type": "list", "of": "items", "head": ["序号", "物品名称、规格、数量", "备注"]},
  {"type": "paragraph", "text": "以上物品经当事人和执法人员当面清点核对无误。以下无正文。"},
  {"type": "fields", "rows": [{"label": "执法人员", "text": "{{officers}}"}]},
  {"type": "signatures", "roles": ["party", "officer", "witness"]},
  {"type": "seal"},
  {"type": "copies", "text": "本清单一式两份，一份交当事人，一份存档。"}]$json$),
('evidence_hold_notice', '先行登记保存证据通知书', 'Notice of an evidence hold', $json$[
  {"type": "addressee", "text": "{{party}}"},
  {"type": "paragraph", "text": "因你（单位）于{{inspected_at}}在{{location}}，{{found}}，涉嫌违法，为防止证据灭失或者以后难以取得，依据《中华人民共和国行政处罚法》第五十六条的规定，经本机关负责人{{approved_by}}批准，决定对下列物品予以先行登记保存："},
  {"type": "list", "of": "items", "head": ["序号", "物品名称、规格、数量", "备注"]},
  {"type": "paragraph", "text": "本机关将在七个工作日内（{{hold_until}}前）对上述物品作出处理决定。在此期间，当事人或者有关人员不得销毁或者转移证据。"},
  {"type": "fields", "rows": [{"label": "保存地点", "text": "{{storage}}"}, {"label": "执法人员", "text": "{{officers}}"}, {"label": "联系电话", "text": "{{phone}}"}]},
  {"type": "signatures", "roles": ["party", "officer"]},
  {"type": "seal"},
  {"type": "copies", "text": "本文书一式两份，一份交当事人，一份存档。"}]$json$),
('no_penalty_decision', '不予行政处罚决定书', 'Decision not to penalise', $json$[
  {"type": "fields", "rows": [{"label": "当事人", "text": "{{party}}"}, {"label": "经营地点", "text": "{{location}}"}]},
  {"type": "paragraph", "text": "经查，你（单位）于{{inspected_at}}在{{location}}，{{found}}。上述行为违反了{{rule}}的规定。"},
  {"type": "paragraph", "text": "鉴于{{reason}}，本机关决定对你（单位）不予行政处罚。"},
  {"type": "paragraph", "text": "依据《中华人民共和国行政处罚法》第三十三条第三款的规定，执法人员已对你（单位）进行教育。请遵守规定，避免再次发生。"},
  {"type": "paragraph", "text": "如不服本决定，可以自收到本决定书之日起六十日内向{{reconsideration}}申请行政复议，或者在六个月内直接向{{court}}提起行政诉讼。"},
  {"type": "fields", "rows": [{"label": "执法人员", "text": "{{officers}}"}]},
  {"type": "signatures", "roles": ["party", "officer"]},
  {"type": "seal"},
  {"type": "copies", "text": "本文书一式两份，一份交当事人，一份存档。"}]$json$),
('transfer_letter', '案件移送函', 'Letter of transfer', $json$[
  {"type": "addressee", "text": "{{transfer_to}}"},
  {"type": "paragraph", "text": "本机关于{{inspected_at}}在{{location}}检查时，发现{{party}}{{found}}。经审查，该事项不属于本机关管辖，现移送你单位依法处理。"},
  {"type": "paragraph", "text": "请将处理情况函告本机关。"},
  {"type": "fields", "rows": [{"label": "移送材料", "text": "{{evidence}}"}, {"label": "承办人员", "text": "{{officers}}"}, {"label": "联系电话", "text": "{{phone}}"}]},
  {"type": "signatures", "roles": ["officer"]},
  {"type": "seal"},
  {"type": "copies", "text": "本文书一式两份，一份送受移送机关，一份存档。"}]$json$),
('advance_notice', '行政处罚事先告知书', 'Advance notice of a penalty', $json$[
  {"type": "addressee", "text": "{{party}}"},
  {"type": "paragraph", "text": "经查，你（单位）于{{inspected_at}}在{{location}}，{{found}}。上述行为违反了{{rule}}的规定。以上事实有{{evidence}}为证。"},
  {"type": "paragraph", "text": "依据{{basis}}的规定，本机关拟对你（单位）作出如下行政处罚：{{intended}}。"},
  {"type": "paragraph", "text": "依据《中华人民共和国行政处罚法》第四十四条、第四十五条的规定，你（单位）有权进行陈述和申辩。请于{{answer_until}}前向本机关提出；逾期未提出的，视为放弃陈述、申辩的权利。本机关不会因陈述、申辩而给予更重的处罚。"},
  {"type": "paragraph", "if": "hearing", "text": "依据《中华人民共和国行政处罚法》第六十三条、第六十四条的规定，你（单位）有权要求听证。{{hearing}}"},
  {"type": "fields", "rows": [{"label": "联系地址", "text": "{{address}}"}, {"label": "联系电话", "text": "{{phone}}"}, {"label": "执法人员", "text": "{{officers}}"}]},
  {"type": "seal"},
  {"type": "copies", "text": "本文书一式两份，一份交当事人，一份存档。"}]$json$),
('penalty_decision', '行政处罚决定书', 'Penalty decision', $json$[
  {"type": "fields", "rows": [{"label": "当事人", "text": "{{party}}"}, {"label": "经营地点", "text": "{{location}}"}]},
  {"type": "paragraph", "text": "经查，你（单位）于{{inspected_at}}在{{location}}，{{found}}。以上事实有{{evidence}}为证。上述行为违反了{{rule}}的规定。"},
  {"type": "paragraph", "text": "本机关已依法告知拟作出行政处罚的内容及事实、理由、依据和依法享有的权利。当事人意见及复核情况：{{statement}}"},
  {"type": "paragraph", "text": "依据{{basis}}的规定，本机关决定给予以下行政处罚：{{decision}}。"},
  {"type": "paragraph", "if": "amount", "text": "请自收到本决定书之日起十五日内，持本决定书到{{bank}}（账号：{{account}}）缴纳罚款。到期不缴纳的，依据《中华人民共和国行政处罚法》第七十二条第一款第一项的规定，每日按罚款数额的百分之三加处罚款，加处罚款的数额不超过罚款的数额。确有经济困难的，可以申请延期或者分期缴纳。"},
  {"type": "paragraph", "text": "如不服本决定，可以自收到本决定书之日起六十日内向{{reconsideration}}申请行政复议，或者在六个月内直接向{{court}}提起行政诉讼。逾期不申请行政复议、不提起行政诉讼又不履行本决定的，本机关将依法申请人民法院强制执行。"},
  {"type": "seal"},
  {"type": "copies", "text": "本文书一式两份，一份交当事人，一份存档。"}]$json$),
('seizure_decision', '查封（扣押）决定书', 'Decision to seal or seize', $json$[
  {"type": "fields", "rows": [{"label": "当事人", "text": "{{party}}"}, {"label": "地点", "text": "{{location}}"}]},
  {"type": "paragraph", "text": "你（单位）于{{inspected_at}}在{{location}}，{{found}}，涉嫌违反{{rule}}的规定。依据{{basis}}和《中华人民共和国行政强制法》第二十四条的规定，本机关决定对下列场所、设施或者财物实施{{measure}}："},
  {"type": "list", "of": "items", "head": ["序号", "名称、规格、数量", "备注"]},
  {"type": "paragraph", "text": "期限自本决定书送达之日起至{{seized_until}}止；情况复杂的，经本机关负责人批准可以延长，延长期限不超过三十日，延长决定将及时书面告知。"},
  {"type": "paragraph", "text": "你（单位）有权进行陈述和申辩。在上述期限内，不得动用、调换、转移、损毁被查封、扣押的物品。"},
  {"type": "paragraph", "text": "如不服本决定，可以自收到本决定书之日起六十日内向{{reconsideration}}申请行政复议，或者在六个月内直接向{{court}}提起行政诉讼。"},
  {"type": "fields", "rows": [{"label": "保存地点", "text": "{{storage}}"}, {"label": "执法人员", "text": "{{officers}}"}]},
  {"type": "signatures", "roles": ["party", "officer"]},
  {"type": "seal"},
  {"type": "copies", "text": "本文书一式两份，一份当场交付当事人，一份存档。"}]$json$),
('return_record', '返还（解除）物品清单', 'Record of return or release', $json$[
  {"type": "fields", "rows": [{"label": "当事人", "text": "{{party}}"}, {"label": "原文书", "text": "{{earlier}}"}]},
  {"type": "paragraph", "text": "本机关决定解除上述措施，处理结果：{{result}}。下列物品已经当事人核对："},
  {"type": "list", "of": "items", "head": ["序号", "名称、规格、数量", "备注"]},
  {"type": "fields", "rows": [{"label": "执法人员", "text": "{{officers}}"}]},
  {"type": "signatures", "roles": ["party", "officer"]},
  {"type": "seal"},
  {"type": "copies", "text": "本清单一式两份，一份交当事人，一份存档。"}]$json$),
('service_receipt', '送达回证', 'Receipt of service', $json$[
  {"type": "fields", "rows": [{"label": "受送达人", "text": "{{party}}"}, {"label": "送达文书名称及文号", "text": "{{served}}"}, {"label": "送达地点", "text": "{{served_where}}"}, {"label": "送达方式", "text": "{{served_way}}"}, {"label": "送达时间", "text": "{{served_at}}"}, {"label": "送达人", "text": "{{officers}}"}]},
  {"type": "paragraph", "text": "受送达人拒绝接收或者签收的，由送达人记明拒收事由和日期，并由见证人签名或者以录像等方式记录。"},
  {"type": "signatures", "roles": ["party", "officer", "witness"]},
  {"type": "seal"}]$json$)
) as seeded (kind, title, title_en, blocks);
