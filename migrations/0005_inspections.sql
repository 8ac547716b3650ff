create table patrol (
  id uuid not null,
  market_id text not null,
  evening date not null,
  squad_id uuid not null,
  lead_id uuid not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  constraint patrol_pkey primary key (id),
  constraint patrol_market_unique unique (id, market_id),
  constraint patrol_market_fkey foreign key (market_id) references market (id),
  constraint patrol_squad_fkey foreign key (squad_id) references squad (id),
  constraint patrol_lead_fkey foreign key (lead_id) references person (id),
  constraint patrol_ends_after_start check (ended_at is null or ended_at >= started_at)
);
comment on table patrol is '巡查: an outing of a squad in one market on one evening (the market-local date the evening opened on)';
create index patrol_market_evening on patrol (market_id, evening);
comment on index patrol_market_evening is 'who is out tonight';
create index patrol_squad_evening on patrol (squad_id, evening);
comment on index patrol_squad_evening is 'a squad''s patrols in a period';

create table patrol_member (
  patrol_id uuid not null,
  person_id uuid not null,
  constraint patrol_member_pkey primary key (patrol_id, person_id),
  constraint patrol_member_patrol_fkey foreign key (patrol_id) references patrol (id),
  constraint patrol_member_person_fkey foreign key (person_id) references person (id)
);
comment on table patrol_member is 'officers on a patrol, the lead among them';
create index patrol_member_person on patrol_member (person_id);
comment on index patrol_member_person is 'the patrols of an officer';

create table inspection (
  id uuid not null,
  market_id text not null,
  evening date not null,
  patrol_id uuid not null,
  officer_id uuid not null,
  stall_id uuid,
  shop_id uuid,
  place text,
  place_lng double precision,
  place_lat double precision,
  vendor_id uuid,
  outcome text not null,
  checklist_version integer not null,
  note text,
  at timestamptz not null,
  claimed_at timestamptz not null,
  received_at timestamptz not null,
  content_hash bytea not null,
  amends uuid,
  amend_reason text,
  constraint inspection_pkey primary key (id),
  constraint inspection_amended_once unique (amends),
  constraint inspection_patrol_fkey foreign key (patrol_id, market_id) references patrol (id, market_id),
  constraint inspection_officer_fkey foreign key (officer_id) references person (id),
  constraint inspection_stall_fkey foreign key (stall_id, market_id) references stall (id, market_id),
  constraint inspection_shop_fkey foreign key (shop_id, market_id) references shop (id, market_id),
  constraint inspection_vendor_fkey foreign key (vendor_id) references vendor (id),
  constraint inspection_checklist_fkey foreign key (checklist_version) references checklist (version),
  constraint inspection_amends_fkey foreign key (amends) references inspection (id),
  constraint inspection_one_subject check (num_nonnulls(stall_id, shop_id, place) = 1),
  constraint inspection_place_complete check ((place_lng is null) = (place_lat is null)),
  constraint inspection_outcome_known check (outcome in ('in_order', 'findings', 'void')),
  constraint inspection_amend_reason_known check (amend_reason in ('correction', 'mistake', 'duplicate')),
  constraint inspection_amend_complete check ((amends is null) = (amend_reason is null)),
  constraint inspection_void_amends check (outcome <> 'void' or amends is not null)
);
comment on table inspection is '检查: one look at one stall, shop or roaming vendor at a place, append-only. A correction is a new row that amends an older one, which then no longer stands; outcome void takes the older one out. at: the phone''s claimed time within bounds; evening follows from it. content_hash: SHA-256 of what the phone sent, to tell a repeat from another content';
create index inspection_stall on inspection (stall_id, at desc) where stall_id is not null;
comment on index inspection_stall is 'a stall''s history and its latest state';
create index inspection_shop on inspection (shop_id, at desc) where shop_id is not null;
comment on index inspection_shop is 'a shop''s history and its latest state';
create index inspection_vendor on inspection (vendor_id, at desc);
comment on index inspection_vendor is 'a vendor''s history';
create index inspection_market_evening on inspection (market_id, evening);
comment on index inspection_market_evening is 'an evening''s inspections, counts by period';
create index inspection_patrol on inspection (patrol_id);
comment on index inspection_patrol is 'what a patrol logged';
create index inspection_evening on inspection (evening);
comment on index inspection_evening is 'counts by period over all markets';

create table finding (
  id uuid not null,
  inspection_id uuid not null,
  market_id text not null,
  evening date not null,
  item_code text not null,
  checklist_version integer not null,
  vendor_id uuid,
  note text,
  help_first text,
  position smallint not null,
  constraint finding_pkey primary key (id),
  constraint finding_position_unique unique (inspection_id, position),
  constraint finding_inspection_fkey foreign key (inspection_id) references inspection (id),
  constraint finding_item_fkey foreign key (checklist_version, item_code) references checklist_item (version, code),
  constraint finding_vendor_fkey foreign key (vendor_id) references vendor (id),
  constraint finding_help_first_known check (help_first in ('given', 'declined', 'not_suitable'))
);
comment on table finding is '问题: one problem from the checklist, the unit of the ratio; append-only. help_first: what came of offering help before a penalty (rule R22: not asked at severity 4)';
create index finding_vendor_evening on finding (vendor_id, evening, item_code);
comment on index finding_vendor_evening is 'rule R4: the same vendor and item in one evening';
create index finding_market_evening on finding (market_id, evening);
comment on index finding_market_evening is 'findings of an evening';

create table action (
  id uuid not null,
  finding_id uuid not null,
  market_id text not null,
  evening date not null,
  at timestamptz not null,
  kind text not null,
  deadline_at timestamptz,
  help_kind text,
  minutes smallint,
  amount_yuan integer,
  document_number text,
  authority text,
  reason text,
  approved_by uuid,
  items text[],
  position smallint not null,
  constraint action_pkey primary key (id),
  constraint action_position_unique unique (finding_id, position),
  constraint action_finding_fkey foreign key (finding_id) references finding (id),
  constraint action_kind_fkey foreign key (kind) references action_kind (code),
  constraint action_approved_by_fkey foreign key (approved_by) references person (id),
  constraint action_authority_known check (authority in ('C', 'M', 'F', 'P', 'E')),
  constraint action_transfer_has_authority check (kind <> 'transfer' or authority is not null),
  constraint action_fine_has_amount check ((kind in ('fine', 'fine_on_spot')) = (amount_yuan is not null)),
  constraint action_amount_positive check (amount_yuan > 0),
  constraint action_document_numbered check (kind not in ('warning', 'fine_on_spot', 'fine') or document_number is not null),
  constraint action_deadline_set check (kind <> 'fix_by' or deadline_at is not null),
  constraint action_help_named check ((kind = 'help') = (help_kind is not null)),
  constraint action_items_listed check (kind not in ('evidence_hold', 'seize', 'seal') or cardinality(items) > 0)
);
comment on table action is '处置: what was done about a finding, append-only. amount_yuan: whole yuan; the software never takes money (rule R19)';
create unique index action_one_fine_per_finding on action (finding_id) where kind in ('fine', 'fine_on_spot');
comment on index action_one_fine_per_finding is 'rule R4, Administrative Penalty Law Art. 29';
create index action_evening on action (evening, market_id);
comment on index action_evening is 'a finding counts in the period of its most severe action';

create table action_officer (
  action_id uuid not null,
  person_id uuid not null,
  constraint action_officer_pkey primary key (action_id, person_id),
  constraint action_officer_action_fkey foreign key (action_id) references action (id),
  constraint action_officer_person_fkey foreign key (person_id) references person (id)
);
comment on table action_officer is 'who carried out an action; a penalty, compulsory measure or evidence hold needs two certified officers (rule R1)';

create table overturned_action (
  action_id uuid not null,
  at timestamptz not null,
  decided_by uuid not null,
  reason text not null,
  constraint overturned_action_pkey primary key (action_id),
  constraint overturned_action_action_fkey foreign key (action_id) references action (id),
  constraint overturned_action_decided_by_fkey foreign key (decided_by) references person (id)
);
comment on table overturned_action is 'an action set aside by someone who was not involved: it leaves the ratio''s numerator and stays visible (rule R15)';

create table incident (
  id uuid not null,
  market_id text not null,
  evening date not null,
  patrol_id uuid,
  kind text not null,
  note text not null,
  at timestamptz not null,
  reported_by uuid not null,
  constraint incident_pkey primary key (id),
  constraint incident_market_fkey foreign key (market_id) references market (id),
  constraint incident_patrol_fkey foreign key (patrol_id, market_id) references patrol (id, market_id),
  constraint incident_reported_by_fkey foreign key (reported_by) references person (id),
  constraint incident_kind_known check (kind in ('quarrel', 'refusal', 'push', 'injury', 'abuse', 'complaint'))
);
comment on table incident is '冲突: a quarrel, refusal, push, injury, abuse or complaint about an officer; never a finding';
create index incident_market_evening on incident (market_id, evening);
comment on index incident_market_evening is 'incidents in a period';
