// Generated from the migrated database by `npm run tables`; a test checks that it is current.
import type { ColumnType, Generated } from 'kysely'

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/** 处置: what was done about a finding, append-only. amount_yuan: whole yuan; the software never takes money (rule R19) */
export interface ActionTable {
  id: string
  finding_id: string
  market_id: string
  evening: string
  at: Date
  kind: string
  deadline_at: Date | null
  help_kind: string | null
  minutes: number | null
  amount_yuan: number | null
  document_number: string | null
  authority: 'C' | 'M' | 'F' | 'P' | 'E' | null
  reason: string | null
  approved_by: string | null
  items: string[] | null
  position: number
  spot_answer: 'heard' | 'waived' | null
  spot_statement: string | null
  spot_receipt: 'signed' | 'refused' | null
  refusal: string | null
  refusal_witness: string | null
}

/** what an officer named in a penalty, compulsory measure or evidence hold says themself of having been part of it (rule R1), append-only. way: on the phone that logged it, handed over, or on their own, signed in as themself; one word of each, and their own goes before what was said on another's phone. A denial says why */
export interface ActionConfirmationTable {
  action_id: string
  person_id: string
  answer: 'confirmed' | 'disputed'
  way: 'own_phone' | 'same_phone'
  note: string | null
  at: Date
}

/** the ladder of actions as enforcement/rules has it, so that SQL can count by class. rank: a finding counts at its highest; P, C and H are the enforcement ratio's numerator */
export interface ActionKindTable {
  code: string
  class: 'S' | 'E' | 'spared' | 'O' | 'M' | 'T' | 'H' | 'P' | 'C'
  rank: number
}

/** who carried out an action; a penalty, compulsory measure or evidence hold needs two certified officers (rule R1) */
export interface ActionOfficerTable {
  action_id: string
  person_id: string
}

/** 分配: vendor × stall × days, ends_on is the last day or null for open-ended. slot numbers the vendor's stalls in the market and may not pass the market's maximum (the foreign key carries that maximum along), so the database itself holds both limits. cancelled: taken back before its first day */
export interface AssignmentTable {
  id: string
  market_id: string
  stall_id: string
  vendor_id: string
  starts_on: string
  ends_on: string | null
  slot: number
  maximum: number | null
  assigned_by: string
  assigned_at: Date
  ended_by: string | null
  ended_at: Date | null
  end_reason: string | null
  cancelled: Generated<boolean>
  moved_to: string | null
  known_until: string | null
}

/** days that are otherwise than the State Council's calendar has them: a holiday announced late, a make-up day; rule R16 */
export interface CalendarDayTable {
  day: string
  kind: 'workday' | 'holiday'
  name: string
  set_by: string
  set_at: Date
}

/** 业态: what is sold; decides which checklist items open */
export interface CategoryTable {
  id: string
  name: string
  name_en: string
  position: number
}

/** 执法证: an officer with one valid on a day is certified that day, one without is auxiliary (协管员); rule R1 */
export interface CertificateTable {
  id: string
  person_id: string
  number: string
  valid_from: string
  valid_until: string
}

/** 校核标准: what the plan checks of a market demand, in the form of src/checks/schema.ts; what is not said is at its default, and so is a market without a row */
export interface CheckSettingsTable {
  market_id: string
  settings: ColumnType<Json, string, string>
  saved_at: Date
  saved_by: string
}

/** a dated version of the checklist; inspections say which one they used */
export interface ChecklistTable {
  version: number
  valid_from: string
  published_by: string | null
  published_at: Date
}

/** one thing to look at. severity 1 remind, 2 ordinary, 3 serious, 4 danger; categories: null opens it for every trade */
export interface ChecklistItemTable {
  version: number
  code: string
  name: string
  name_en: string
  severity: number
  deadline: 'now' | '30m' | 'tonight' | 'next_evening' | '3wd' | '7d'
  authorities: string[]
  categories: string[] | null
  closing_round: Generated<boolean>
  position: number
}

/** 停市: an evening on which a market does not trade; nothing is due and nothing expected to be seen on it */
export interface ClosedEveningTable {
  market_id: string
  evening: string
  reason: string
  closed_by: string
  closed_at: Date
  closure_id: string | null
}

/** several evenings closed at once: all from first_day to last_day, or those on some weekdays (1 is Monday), a weekly rest. The evenings themselves are rows of closed_evening; one of them reopened is an extra evening */
export interface ClosureTable {
  id: string
  market_id: string
  first_day: string
  last_day: string
  weekdays: number[] | null
  reason: string
  closed_by: string
  closed_at: Date
}

/** how the enforcement ratio reads each finding now: derived from the records in the transaction that changes them, and again at any time by npm run recount. counted_as null: its inspection was amended, or nothing was done yet, or nothing since it was taken back from another authority. evening: of the action it counts by; found_on and hour: when it was seen on the market's clock; category_id: of its vendor, else of its place, when it was first counted; repeated: the same vendor and item stood within the 14 days before; actions: [{evening, kind, overturned}] */
export interface CountedFindingTable {
  finding_id: string
  market_id: string
  squad_id: string
  evening: string
  found_on: string
  hour: number
  item_code: string
  category_id: string | null
  vendor_id: string | null
  counted_as: 'S' | 'E' | 'spared' | 'O' | 'M' | 'T' | 'H' | 'P' | 'C' | 'overturned' | null
  kind: string | null
  enforced: boolean
  handled: boolean
  repeated: boolean
  actions: ColumnType<Json, string, string>
}

/** the district's thresholds, append-only: the newest version is in force, without one the defaults of settings/rules */
export interface DistrictSettingTable {
  version: number
  ratio_numerator: number
  ratio_denominator: number
  certificate_days: number
  training_days: number
  reason: string
  set_by: string
  set_at: Date
}

/** 文书: a numbered paper of enforcement, append-only. year: of the market's local day at issue; label: the number as it is printed (文号); facts: all that is printed, frozen; replaces: the one that no longer stands because of this one; check_code: what its QR code asks by, nothing in it can be guessed */
export interface DocumentTable {
  id: string
  kind: string
  squad_id: string
  year: number
  series: string
  number: number
  label: string
  market_id: string
  finding_id: string
  procedure_id: string | null
  template_version: number
  facts: ColumnType<Json, string, string>
  reason: string | null
  replaces: string | null
  check_code: string
  issued_at: Date
  issued_by: string
}

/** 字号: the last number given in a squad's series of one kind in one year; counted up in the transaction that issues, so that what rolls back leaves no gap */
export interface DocumentSeriesTable {
  squad_id: string
  year: number
  series: string
  last_number: number
}

/** 文书设置: the words of the authority that its documents print (name, short names of squads, bank, where to ask for reconsideration, the rule behind each checklist item), in the form of src/documents/schema.ts; one row, what it does not say is at its default */
export interface DocumentSettingTable {
  single: Generated<boolean>
  settings: ColumnType<Json, string, string>
  saved_at: Date
  saved_by: string
}

/** 签名: who signed a document and how, append-only: drawn on a phone's screen, on the printed paper, or refused, with what was seen and who witnessed it. strokes: pairs of coordinates in a box of 1000 by 400 */
export interface DocumentSignatureTable {
  id: string
  document_id: string
  role: 'party' | 'officer' | 'witness'
  signer: string
  way: 'screen' | 'paper' | 'refused'
  strokes: ColumnType<Json | null, string | null, string | null>
  note: string | null
  witness: string | null
  at: Date
  by: string
}

/** 文书模板: the wording of a kind of document, append-only; the one in force on a day is the highest version with valid_from on or before it. blocks: in the form of src/documents/schema.ts, with {{placeholders}} for facts. saved_by: null for what the software brought */
export interface DocumentTemplateTable {
  kind: 'notice_to_correct' | 'spot_decision' | 'statement_record' | 'item_list' | 'evidence_hold_notice' | 'no_penalty_decision' | 'transfer_letter' | 'advance_notice' | 'penalty_decision' | 'seizure_decision' | 'return_record' | 'service_receipt' | 'demand' | 'performance_decision' | 'removal_decision' | 'removal_notice' | 'execution_record'
  version: number
  title: string
  title_en: string
  blocks: ColumnType<Json, string, string>
  valid_from: string
  saved_at: Date
  saved_by: string | null
}

/** what a patrolled market's own hours were up to and with the evening last_day, append-only: a record that comes in late belongs to the evening that it belonged to when it was made. Seasons go before them */
export interface EarlierHoursTable {
  market_id: string
  last_day: string
  opens: string
  closes: string
}

/** which places were drawn for a look on an evening: those of the pool whose SHA-256 of "seed:id" (hexadecimal) sorts first, so that anybody can draw again. Drawn once, append-only */
export interface EveningDrawTable {
  market_id: string
  evening: string
  seed: string
  share_percent: number
  pool: string[]
  drawn: string[]
  drawn_at: Date
}

/** 记录: the append-only log, one hash chain per market and one (chain '-') for the district; position has no gaps. hash = SHA-256 over the previous hash and this row in canonical form */
export interface EventTable {
  chain: string
  position: number
  market_id: string | null
  evening: string | null
  at: Date
  actor_kind: 'person' | 'vendor' | 'system'
  actor_id: string | null
  kind: string
  subject: string
  body: ColumnType<Json, string, string>
  previous_hash: Buffer
  hash: Buffer
}

/** a list that left as a file: who took it, by which filters, how many rows went out. expected: rows counted before it began, null for more than are worth counting. It is fetched once */
export interface ExportTable {
  id: string
  person_id: string
  kind: 'inspections' | 'coverage' | 'open_places' | 'findings' | 'actions' | 'matters' | 'help_calls' | 'incidents' | 'second_looks' | 'vendors' | 'assignments' | 'patrols'
  format: 'xlsx' | 'csv' | 'geojson'
  query: string
  expected: number | null
  rows: Generated<number>
  asked_at: Date
  started_at: Date | null
  ended_at: Date | null
  outcome: 'complete' | 'stopped' | 'failed' | null
}

/** 问题: one problem from the checklist, the unit of the ratio; append-only. help_first: what came of offering help before a penalty (rule R22: not asked at severity 4) */
export interface FindingTable {
  id: string
  inspection_id: string
  market_id: string
  evening: string
  item_code: string
  checklist_version: number
  vendor_id: string | null
  note: string | null
  help_first: 'given' | 'declined' | 'not_suitable' | null
  position: number
}

/** a record that came in and could not be applied as it is: its patrol was closed, its author no member, its stall or item unknown. Kept whole until a supervisor accepts or refuses it with a reason. content: the capture as the phone sent it; content_hash: SHA-256 of its canonical JSON; code: why it was held */
export interface HeldCaptureTable {
  id: string
  market_id: string
  person_id: string
  content: ColumnType<Json, string, string>
  content_hash: Buffer
  code: string
  received_at: Date
  decision: 'accepted' | 'refused' | null
  reason: string | null
  decided_by: string | null
  decided_at: Date | null
}

/** 冲突: a quarrel, refusal, push, injury, abuse or complaint about an officer, or (money) that somebody was asked for money; never a finding, never in the ratio. vendor_id: the vendor it was with; reported_by_vendor: a complaint from a vendor's own page, which no squad reads. content_hash: SHA-256 of what the phone sent. follow_up_by: the one thing that changes, who sees to it */
export interface IncidentTable {
  id: string
  market_id: string
  evening: string
  patrol_id: string | null
  kind: 'quarrel' | 'refusal' | 'push' | 'injury' | 'abuse' | 'complaint' | 'money'
  note: string | null
  at: Date
  reported_by: string | null
  reported_by_vendor: string | null
  vendor_id: string | null
  stall_id: string | null
  shop_id: string | null
  place: string | null
  hurt: Generated<boolean>
  help_called: Generated<boolean>
  claimed_at: Date | null
  received_at: Date | null
  content_hash: Buffer | null
  follow_up_by: string | null
}

/** staff who were part of an incident, append-only; who is named in a complaint neither reads (officers) nor closes it */
export interface IncidentPersonTable {
  incident_id: string
  person_id: string
}

/** 回访: a talk after an incident, append-only: on which day person_id talked with whom and what was agreed. closes: nothing is open any more; answer: what the vendor who complained is told then */
export interface IncidentTalkTable {
  id: string
  incident_id: string
  person_id: string
  at: Date
  talked_on: string
  talked_with: string
  agreed: string
  answer: string | null
  closes: boolean
}

/** 检查: one look at one stall, shop or roaming vendor at a place, append-only. A correction is a new row that amends an older one, which then no longer stands; outcome void takes the older one out. at: the phone's claimed time within bounds; evening follows from it. content_hash: SHA-256 of what the phone sent, to tell a repeat from another content */
export interface InspectionTable {
  id: string
  market_id: string
  evening: string
  patrol_id: string
  officer_id: string
  stall_id: string | null
  shop_id: string | null
  place: string | null
  place_lng: number | null
  place_lat: number | null
  vendor_id: string | null
  outcome: 'in_order' | 'findings' | 'void'
  checklist_version: number
  note: string | null
  at: Date
  claimed_at: Date
  received_at: Date
  content_hash: Buffer
  amends: string | null
  amend_reason: 'correction' | 'mistake' | 'duplicate' | null
}

/** a photo that an inspection declares, append-only: of one of its findings before or after it was put right, or of the place as a whole. sha256: of one that may still be on its way, so no foreign key; claimed_at: when it was taken by the phone's clock */
export interface InspectionPhotoTable {
  inspection_id: string
  position: number
  finding_id: string | null
  kind: 'before' | 'after'
  sha256: Buffer
  claimed_at: Date
  action_id: string | null
  item_number: number | null
}

/** who has signed in at a browser before, so that wrong tries made elsewhere do not shut them out there (OWASP device cookies); only the SHA-256 of its token is kept. It opens nothing */
export interface KnownDeviceTable {
  token_hash: Buffer
  person_id: string | null
  vendor_id: string | null
  expires_at: Date
}

/** the articles a district acts on, kept by its supervisors. instrument: what it allows; item_codes: the checklist items it is about, empty for all. Shipped empty for seizures and removals: a district enters what it is empowered to (rule R5). An entry is ended, never changed: cases refer to it */
export interface LegalBasisTable {
  id: string
  instrument: 'penalty' | 'evidence_hold' | 'seizure' | 'performance' | 'removal'
  law: string
  article: string
  words: string
  item_codes: string[]
  created_by: string | null
  created_at: Date
  ended_at: Date | null
}

/** 市场: a place with trading hours. opens and closes are its own wall clock (closes <= opens crosses midnight); axis_bearing: degrees clockwise from north along the street; designation: the document that made it a market */
export interface MarketTable {
  id: string
  name: string
  name_en: string
  kind: 'night_market' | 'street'
  time_zone: string
  opens: string
  closes: string
  axis_bearing: number
  center_lng: number
  center_lat: number
  max_stalls_per_vendor: number
  squad_id: string | null
  designation_number: string | null
  designation_date: string | null
  designation_issuer: string | null
  created_at: Date
  unseen_evenings: Generated<number>
  random_share_percent: Generated<number>
  closing_round_minutes: Generated<number>
  stall_answer_days: Generated<number>
  statement_workdays: Generated<number>
  hearing_from_yuan: Generated<number>
  night_from: Generated<string>
  night_until: Generated<string>
  review_days: Generated<number>
  review_decide_workdays: Generated<number>
  first_time_months: Generated<number>
  second_look_percent: Generated<number>
}

/** 事项: the life of a finding, whose id it has. first_state follows from what was done on the spot; state is where its newest step left it. due_at: by when the order of now is to be followed */
export interface MatterTable {
  id: string
  market_id: string
  evening: string
  squad_id: string
  stall_id: string | null
  shop_id: string | null
  vendor_id: string | null
  item_code: string
  seen_at: Date
  first_state: string
  state: 'open' | 'acted' | 'awaiting_fix' | 'recheck_due' | 'escalated' | 'closed' | 'spared' | 'transferred' | 'overturned' | 'void'
  position: number | null
  due_at: Date | null
}

/** 答复: what a vendor says about a finding of theirs, beside the record, append-only. shown_publicly: the vendor wishes it on the public page too; withdraws: this row takes an earlier one back */
export interface MatterReplyTable {
  id: string
  matter_id: string
  vendor_id: string
  position: number
  words: string | null
  shown_publicly: boolean
  withdraws: string | null
  at: Date
}

/** what happened to a matter after the spot, append-only: each step begins where the one before it ended. id comes from who takes it, so that sending it again changes nothing. inspection_id: the look by which it was taken */
export interface MatterStepTable {
  id: string
  matter_id: string
  position: number
  machine: Generated<string>
  step: string
  from_state: string
  to_state: string
  at: Date
  actor_kind: string
  actor_id: string | null
  inspection_id: string | null
  due_at: Date | null
  reason: string | null
  body: ColumnType<Json, string, string>
  first_from: string | null
  previous: number | null
}

/** photos by which a vendor shows what was put right, append-only; of ones that may still be on their way, so no foreign key */
export interface MatterStepPhotoTable {
  step_id: string
  position: number
  sha256: Buffer
}

/** the last code sent to a phone number, for a known device (the SHA-256 of its token) or for any other browser (empty); gone once used */
export interface OneTimeCodeTable {
  phone: string
  code_hash: Buffer
  attempts: number
  sent_at: Date
  expires_at: Date
  device: Buffer
}

/** 开放数据: who made a month's looks public or took them back, append-only; the last round of a month counts. The files themselves are made at each request, so that what is corrected, reviewed or given up later is in none of them. month: its first day */
export interface OpenMonthTable {
  month: string
  round: number
  published: boolean
  person_id: string
  at: Date
}

/** an action set aside by someone who was not involved: it leaves the ratio's numerator and stays visible (rule R15) */
export interface OverturnedActionTable {
  action_id: string
  at: Date
  decided_by: string
  reason: string
}

/** 划线任务: the stalls of one plan version that are to be painted, within some days from the first */
export interface PaintJobTable {
  id: string
  market_id: string
  plan_id: string
  first_day: string
  days: number
  created_by: string
  created_at: Date
  ended_by: string | null
  ended_at: Date | null
}

/** a stall that had no true line when its job was made, or whose line was reported worn while it was open */
export interface PaintJobStallTable {
  job_id: string
  stall_id: string
  market_id: string
}

/** a stall's line was painted as a plan version has it, found worn, or such a mark was taken back; append-only. at: the phone's claimed time within bounds; content_hash: SHA-256 of what the phone sent; photo: hash of one that may still be on its way */
export interface PaintMarkTable {
  id: string
  market_id: string
  stall_id: string
  plan_id: string
  kind: 'painted' | 'worn' | 'withdrawn'
  note: string | null
  photo: Buffer | null
  withdraws: string | null
  person_id: string
  at: Date
  claimed_at: Date
  received_at: Date
  content_hash: Buffer
}

/** 巡查: an outing of a squad in one market on one evening (the market-local date the evening opened on) */
export interface PatrolTable {
  id: string
  market_id: string
  evening: string
  squad_id: string
  lead_id: string
  started_at: Date
  ended_at: Date | null
  received_at: Date | null
  content_hash: Buffer | null
}

/** a member's word that the patrol is over, with the hand-over note to the next squad where there is one; the first that arrives ends it. at: the phone's time within bounds */
export interface PatrolEndTable {
  id: string
  patrol_id: string
  person_id: string
  note: string | null
  at: Date
  claimed_at: Date
  received_at: Date
  content_hash: Buffer
}

/** officers on a patrol, the lead among them */
export interface PatrolMemberTable {
  patrol_id: string
  person_id: string
}

/** inspections of a patrol that stand and their findings, so that a list of patrols counts none; no row: it logged nothing. Kept with tally */
export interface PatrolTallyTable {
  patrol_id: string
  inspections: number
  findings: number
}

/** 队员, 主管: staff who sign in with a user name and password. sample: made by the sample district, so its password is public */
export interface PersonTable {
  id: string
  user_name: string
  password_hash: string
  name: string
  role: 'officer' | 'supervisor'
  squad_id: string | null
  badge: string | null
  active: Generated<boolean>
  sample: Generated<boolean>
  created_at: Date
}

/** a browser that keeps records for the office and what it said last: records it numbered up to newest (those after counted_from are counted), how many wait there, how many its people gave up after a refusal. settled: up to this number all was accounted for once, with settled_given_up given up; arrivals below it are let go of. person_id: who used it then */
export interface PhoneTable {
  id: string
  person_id: string
  counted_from: number
  newest: number
  waiting: number
  given_up: number
  settled: Generated<number>
  settled_given_up: Generated<number>
  oldest_waiting_at: Date | null
  reported_at: Date
}

/** the numbers of a phone's records that arrived, so that a gap is seen: numbered there, neither waiting nor given up, and not here. No foreign key: a record may come before its phone's first report */
export interface PhoneArrivalTable {
  phone_id: string
  sequence: number
  arrived_at: Date
}

/** what an officer said on a phone that leaves no row under its own id: that they go, that it is done, that they were part of an action. id: made on the phone; content_hash: SHA-256 of the canonical JSON that was sent. So the same again gets the same receipt, and the phone can ask whether it is here */
export interface PhoneWordTable {
  id: string
  person_id: string
  content_hash: Buffer
  received_at: Date
  about: string | null
}

/** a photo that arrived, under the SHA-256 of the bytes as they were sent; what is stored is encoded anew, without what the camera wrote into it. width and height: pixels as stored; taken_at: what the camera's clock said, where the file told, and a claim like any other; phash: what it looks like, so that the same picture encoded anew differs in few bits; null where a picture is too plain to tell, or came before migration 0037. Records name photos by hash without a foreign key: a record may come before its photo */
export interface PhotoTable {
  sha256: Buffer
  bytes: number
  width: number
  height: number
  sent_by: string | null
  received_at: Date
  taken_at: Date | null
  vendor_id: string | null
  phash: string | null
}

/** 摊位图: a published, immutable version of a market's layout; the one in force on a day is the highest version with valid_from on or before it */
export interface PlanTable {
  id: string
  market_id: string
  version: number
  valid_from: string
  published_at: Date
  published_by: string | null
  note: string | null
  checks: ColumnType<Json | null, string | null, string | null>
  checks_reason: string | null
}

/** what lies around the stalls on one plan version. fire_lane, hydrant and tactile_paving are kept clear; mark: a fixed mark that the paint crew measures from. coordinates: a list of [lng, lat], one for a point, more for a line or (closed implicitly) an area; size_m: radius of a point, width of a line */
export interface PlanFeatureTable {
  plan_id: string
  feature_id: string
  market_id: string
  kind: 'fire_lane' | 'hydrant' | 'tactile_paving' | 'boundary' | 'carriageway' | 'kerb' | 'building' | 'tree' | 'lamp' | 'water' | 'power' | 'mark'
  label: string | null
  shape: 'point' | 'line' | 'area'
  coordinates: ColumnType<Json, string, string>
  size_m: number | null
}

/** one stall as one plan version shows it. outline: ring of [lng, lat] in WGS-84, closed implicitly; position: walking order */
export interface PlanStallTable {
  plan_id: string
  stall_id: string
  market_id: string
  number: string
  row_label: string
  position: number
  category_id: string | null
  outline: ColumnType<Json, string, string>
  width_m: number
  depth_m: number
  closed: Generated<boolean>
}

/** 分区: part of a market for some trade categories, as one plan version shows it. outline: ring of [lng, lat] in WGS-84, closed implicitly */
export interface PlanZoneTable {
  plan_id: string
  zone_id: string
  market_id: string
  name: string
  outline: ColumnType<Json, string, string>
}

/** a category that may trade in a zone; a zone without any is for all */
export interface PlanZoneCategoryTable {
  plan_id: string
  zone_id: string
  category_id: string
}

/** 记分: how many points an action of kind points gave, by the version in force that evening, append-only; never typed. Whether they count is derived: not once the action is overturned or its record amended */
export interface PointsEntryTable {
  action_id: string
  version: number
  points: number
}

/** an item's points in one version, append-only; an item that is not in it costs none */
export interface PointsItemTable {
  version: number
  item_code: string
  points: number
}

/** whether a market gives points (no row: off), whether they count in their calendar month or for window_days, and from how many on the vendor is told before max_points. Nothing happens by itself at max_points: a person decides (rule R14) */
export interface PointsSettingTable {
  market_id: string
  mode: 'off' | 'month' | 'window'
  window_days: number
  max_points: number
  alert_at: number
}

/** 记分表: a version of how many points an item costs, append-only. In force on an evening: the newest with valid_from on or before it */
export interface PointsVersionTable {
  version: number
  valid_from: string
  published_at: Date
  published_by: string | null
}

/** 程序: what the law asks in order, about one matter: an ordinary case (普通程序), an evidence hold (先行登记保存), a seizure or sealing (查封扣押), the loss of a stall, performing in a party's place (代履行), or a removal (强制拆除). state: where its newest step left it */
export interface ProcedureTable {
  id: string
  matter_id: string
  market_id: string
  squad_id: string
  kind: 'case' | 'evidence_hold' | 'seizure' | 'stall_loss' | 'performance' | 'removal'
  state: string
  position: number
  opened_at: Date
  ended_at: Date | null
  legal_basis_id: string | null
}

/** 时限: what the law gives a procedure: 24 hours to approve an urgent seizure, 7 working days to decide on held evidence, 30 days for a seizure, 90 for a case, the time to answer and to serve; before a compulsory execution the time of its demand, of the last one or of the public notice, and that in which a party may go to reconsideration or court. paused_at: it stands still since then; what is left is added when it goes on */
export interface ProcedureClockTable {
  procedure_id: string
  clock: 'approval' | 'hold_decision' | 'seizure_end' | 'case_decision' | 'statement' | 'service' | 'stall_answer' | 'demand' | 'last_demand' | 'remedy'
  market_id: string
  started_at: Date
  due_at: Date
  paused_at: Date | null
  stopped_at: Date | null
}

/** a procedure's steps, append-only: each begins where the one before it ended. body: what the law asks of this step, by its schema in src/matters; action_id: the action it took, which the ratio counts; document_id: the paper it made */
export interface ProcedureStepTable {
  id: string
  procedure_id: string
  kind: string
  position: number
  step: string
  from_state: string
  to_state: string
  at: Date
  actor_kind: string
  actor_id: string | null
  body: ColumnType<Json, string, string>
  document_id: string | null
  action_id: string | null
  previous: number | null
}

/** photos of what a seizure or a return lists, by the line of the list from 1, append-only; a list may have none, and a photo may still be on its way, so no foreign key */
export interface ProcedureStepPhotoTable {
  step_id: string
  position: number
  item_number: number
  sha256: Buffer
}

/** 提示: a pattern worth a look, never an accusation; append-only. evening: of the looks, or the last day of the month that was compared; subject: what keeps two of a kind apart; person_id: whose records it shows, who may explain it; evidence: the figures it rests on and the thresholds then; settings_version: all thresholds then; chance: of something at least as unusual in honest work, where that is exact */
export interface PromptTable {
  id: string
  pattern: 'burst' | 'pace' | 'photo_again' | 'photo_alike' | 'off_roster' | 'always_in_order' | 'same_act' | 'month_end' | 'bunching'
  market_id: string
  evening: string
  subject: string
  person_id: string | null
  inspections: string[]
  evidence: ColumnType<Json, string, string>
  chance: number | null
  made_at: Date
  settings_version: Generated<number>
}

/** who looked at a prompt and what it was, append-only: the newest of a supervisor counts, taken_back opens it again. own_words: what the one whose records it shows says */
export interface PromptAnswerTable {
  id: string
  prompt_id: string
  person_id: string
  answer: 'explained' | 'followed_up' | 'data_error' | 'taken_back' | 'own_words'
  words: string | null
  at: Date
}

/** an evening or month that was looked through for patterns. looks: how many there were then, so that late records have it looked through again; tested: comparisons made, by pattern, which times a pattern's rate at the thresholds of settings_version is what chance brings about */
export interface PromptRunTable {
  market_id: string
  period: 'evening' | 'month'
  starts_on: string
  looks: number
  tested: ColumnType<Json, string, string>
  evaluated_at: Date
  settings_version: Generated<number>
}

/** by which thresholds patterns are looked for, append-only: the newest version is in force, without one the defaults of prompts/rules-settings. off: patterns that are not looked for; numbers: whole numbers by name, a missing one is its default */
export interface PromptSettingTable {
  version: number
  off: string[]
  numbers: ColumnType<Json, string, string>
  reason: string
  set_by: string
  set_at: Date
}

/** the last row of a chain when an evening (the district's chain: a day) was over, append-only; written by the next event or by whoever first asks. A tail that is cut off later is seen by it */
export interface PublishedHeadTable {
  chain: string
  evening: string
  position: number
  hash: Buffer
  published_at: Date
}

/** a record that came under the id of another with other content: the first stands, this one is kept as it was sent until a supervisor has looked at both and noted what it was */
export interface QuarantinedCaptureTable {
  id: string
  content_hash: Buffer
  market_id: string
  person_id: string
  content: ColumnType<Json, string, string>
  received_at: Date
  note: string | null
  seen_by: string | null
  seen_at: Date | null
}

/** a month's ratio as it was when somebody locked it, append-only; month: its first day; market_id null: the whole district; body: classes, readings, guard numbers, squads, markets, and the heads of the log's chains at that moment */
export interface RatioSnapshotTable {
  id: string
  month: string
  market_id: string | null
  definition_version: number
  limit_numerator: number
  limit_denominator: number
  enforced: number
  handled: number
  body: ColumnType<Json, string, string>
  locked_by: string
  locked_at: Date
}

/** the findings a locked month counted, append-only: by which action (kind) of which class (counted_as, or overturned) on which evening, so that what counts otherwise today can be told one by one */
export interface RatioSnapshotFindingTable {
  snapshot_id: string
  finding_id: string
  evening: string
  counted_as: string
  kind: string
}

/** 请求: a vendor's help call (求助) or a supervisor's wish that a squad has a look; asked, answered, done. done_by null with done_at: taken back by who asked */
export interface RequestTable {
  id: string
  market_id: string
  stall_id: string | null
  shop_id: string | null
  kind: 'help' | 'look'
  help_kind: string | null
  words: string | null
  vendor_id: string | null
  person_id: string | null
  asked_at: Date
  answered_by: string | null
  answered_at: Date | null
  done_by: string | null
  done_at: Date | null
  thanked_at: Date | null
}

/** 复核: a vendor disagrees with a finding, or (action_id) with one action about it; append-only. A matter has one at a time: round 2 refers to the end of round 1. It runs until its row in review_end. due_at: by when it is to be decided */
export interface ReviewTable {
  id: string
  matter_id: string
  vendor_id: string
  market_id: string
  round: number
  action_id: string | null
  words: string
  asked_at: Date
  due_at: Date
  previous: number | null
}

/** how a review ended, append-only: decided by a supervisor who was not involved (rule R21) with a reason, or taken back by the vendor. What a decision set aside is in overturned_action */
export interface ReviewEndTable {
  matter_id: string
  round: number
  outcome: 'upheld' | 'changed' | 'overturned' | 'withdrawn'
  decided_by: string | null
  reason: string | null
  at: Date
}

/** photos that a vendor sends with a review, append-only; of ones that may still be on their way, so no foreign key */
export interface ReviewPhotoTable {
  review_id: string
  position: number
  sha256: Buffer
}

/** 排班: who is on duty with which squad on an evening, one squad an evening each; market_id null: wherever the squad goes. absence: planned but not there. Proposes who starts a patrol, never refuses one */
export interface RosterTable {
  person_id: string
  squad_id: string
  evening: string
  market_id: string | null
  absence: 'ill' | 'leave' | 'training' | 'other' | null
  absence_note: string | null
  planned_by: string
  planned_at: Date
}

/** a list with its filters under a name, of one supervisor. query: the filters as in the address; shared: all supervisors see it; opens_first: what its owner meets when they open the list without filters */
export interface SavedViewTable {
  id: string
  person_id: string
  kind: 'inspections' | 'coverage' | 'open_places' | 'findings' | 'actions' | 'matters' | 'help_calls' | 'incidents' | 'second_looks' | 'vendors' | 'assignments' | 'patrols'
  name: string
  query: string
  shared: Generated<boolean>
  opens_first: Generated<boolean>
  saved_at: Date
}

/** what the search box finds, written with the record it is of; it can be made anew from the records (npm run search). words: normalised by ask/rules-search; grams: its single characters, pairs, and threes of Latin letters and digits, each behind the letter of its kind, the same on every engine */
export interface SearchEntryTable {
  kind: 'inspection' | 'finding' | 'vendor' | 'stall' | 'shop' | 'document' | 'incident' | 'help_call' | 'review' | 'reply' | 'statement'
  subject_id: string
  market_id: string | null
  at: Date
  words: string
  grams: string[]
}

/** 季节时间: evenings from first_day to last_day on which a market opens and closes at other times than its own; a special evening is a season of one day and goes before the longer one around it, so one of each at most holds an evening. opens and closes as in market (closes <= opens crosses midnight). Changed only for evenings that have not begun */
export interface SeasonTable {
  id: string
  market_id: string
  first_day: string
  last_day: string
  opens: string
  closes: string
  name: string
  set_by: string
  set_at: Date
}

/** 复检: which of an evening's looks were drawn for a second look, by somebody else, on a later evening: those whose SHA-256 of "seed:id" (hexadecimal) sorts first. Drawn once, append-only */
export interface SecondDrawTable {
  market_id: string
  evening: string
  due_on: string
  seed: string
  share_percent: number
  pool: string[]
  drawn: string[]
  drawn_at: Date
}

/** a look that was drawn and the second look at the same place by somebody else, compared once its evening was over, append-only; without second_id nobody came by. evening and squad_id: of the first look; same_items: both found the same items of the checklist */
export interface SecondLookTable {
  inspection_id: string
  market_id: string
  evening: string
  squad_id: string
  second_id: string | null
  first_found: boolean
  second_found: boolean | null
  same_items: boolean | null
}

/** a signed-in device; only the SHA-256 of its token is kept */
export interface SessionTable {
  token_hash: Buffer
  person_id: string | null
  vendor_id: string | null
  created_at: Date
  seen_at: Date
  expires_at: Date
}

/** 店铺: a shop along a street that is patrolled but has no plots. outline and position as for plan_stall */
export interface ShopTable {
  id: string
  market_id: string
  number: string
  name: string
  category_id: string
  position: number
  outline: ColumnType<Json, string, string>
  vendor_id: string | null
  closed: Generated<boolean>
}

/** a failed sign-in or a requested code, kept for a day to limit guessing per account and per address */
export interface SignInAttemptTable {
  id: string
  account: string
  address: string
  at: Date
}

/** 中队: a group of officers. authorities: what it is competent for (C city management, M market regulator, F fire, P police, E environment); rule R17 */
export interface SquadTable {
  id: string
  name: string
  name_en: string | null
  authorities: string[]
  created_at: Date
}

/** 摊位: the identity of a plot; number and shape belong to the plan versions, history and assignments to this */
export interface StallTable {
  id: string
  market_id: string
  created_at: Date
}

/** the evenings of a month on which a stall was looked at, assigned or not, by a squad and without one by anybody: bit 0 of days is the first of the month; so that coverage is listed without reading the looks. Kept with tally */
export interface StallMonthTable {
  month: string
  stall_id: string
  squad_id: string | null
  days: number
}

/** what the ratio page adds up, per figure, evening, market and squad; kept in the transaction that changes it, under the market's log. finding: value is class:kind of the action a finding counts by; item, category, hour, repeat: handled findings; action, overturned: actions that stand and that do not, by kind; look, in_order: inspections that stand; seen: assigned stalls that were looked at, without a squad by anybody */
export interface TallyTable {
  figure: 'finding' | 'item' | 'category' | 'hour' | 'repeat' | 'action' | 'overturned' | 'look' | 'in_order' | 'seen'
  evening: string
  market_id: string
  squad_id: string | null
  value: string
  count: number
  enforced: Generated<number>
}

/** 培训: a lesson; valid_until: until when what was learnt counts, null without an end */
export interface TrainingTable {
  id: string
  topic: string
  audience: 'officers' | 'vendors' | 'all'
  held_on: string
  valid_until: string | null
  place: string | null
  note: string | null
  cancelled: Generated<boolean>
  created_by: string
  created_at: Date
}

/** members of staff who were at a lesson */
export interface TrainingOfficerTable {
  training_id: string
  person_id: string
  ticked_by: string
  ticked_at: Date
}

/** vendors who were at a lesson */
export interface TrainingVendorTable {
  training_id: string
  vendor_id: string
  ticked_by: string
  ticked_at: Date
}

/** every step that may be taken, from which state and into which: of a matter, and of each kind of procedure. from_state none: it begins with this step. The same list as in src/matters/rules-machine.ts; steps refer to it, so that no order of calls leads anywhere else */
export interface TransitionTable {
  machine: string
  step: string
  from_state: string
  to_state: string
}

/** 商户: a person or organisation with a trade. priority: hardship group, only verified yes or no and by whom; the reason is never stored */
export interface VendorTable {
  id: string
  name: string
  trade_name: string | null
  phone: string
  party: 'person' | 'organisation'
  origin: 'roaming' | 'settled'
  category_id: string
  priority: Generated<boolean>
  priority_verified_by: string | null
  priority_verified_on: string | null
  sample: Generated<boolean>
  created_at: Date
}

/** findings of a vendor by month, so that different vendors are counted (reading D) without reading the findings; kept with tally */
export interface VendorMonthTable {
  month: string
  market_id: string
  squad_id: string
  vendor_id: string
  handled: number
  enforced: number
}

export interface Tables {
  action: ActionTable
  action_confirmation: ActionConfirmationTable
  action_kind: ActionKindTable
  action_officer: ActionOfficerTable
  assignment: AssignmentTable
  calendar_day: CalendarDayTable
  category: CategoryTable
  certificate: CertificateTable
  check_settings: CheckSettingsTable
  checklist: ChecklistTable
  checklist_item: ChecklistItemTable
  closed_evening: ClosedEveningTable
  closure: ClosureTable
  counted_finding: CountedFindingTable
  district_setting: DistrictSettingTable
  document: DocumentTable
  document_series: DocumentSeriesTable
  document_setting: DocumentSettingTable
  document_signature: DocumentSignatureTable
  document_template: DocumentTemplateTable
  earlier_hours: EarlierHoursTable
  evening_draw: EveningDrawTable
  event: EventTable
  export: ExportTable
  finding: FindingTable
  held_capture: HeldCaptureTable
  incident: IncidentTable
  incident_person: IncidentPersonTable
  incident_talk: IncidentTalkTable
  inspection: InspectionTable
  inspection_photo: InspectionPhotoTable
  known_device: KnownDeviceTable
  legal_basis: LegalBasisTable
  market: MarketTable
  matter: MatterTable
  matter_reply: MatterReplyTable
  matter_step: MatterStepTable
  matter_step_photo: MatterStepPhotoTable
  one_time_code: OneTimeCodeTable
  open_month: OpenMonthTable
  overturned_action: OverturnedActionTable
  paint_job: PaintJobTable
  paint_job_stall: PaintJobStallTable
  paint_mark: PaintMarkTable
  patrol: PatrolTable
  patrol_end: PatrolEndTable
  patrol_member: PatrolMemberTable
  patrol_tally: PatrolTallyTable
  person: PersonTable
  phone: PhoneTable
  phone_arrival: PhoneArrivalTable
  phone_word: PhoneWordTable
  photo: PhotoTable
  plan: PlanTable
  plan_feature: PlanFeatureTable
  plan_stall: PlanStallTable
  plan_zone: PlanZoneTable
  plan_zone_category: PlanZoneCategoryTable
  points_entry: PointsEntryTable
  points_item: PointsItemTable
  points_setting: PointsSettingTable
  points_version: PointsVersionTable
  procedure: ProcedureTable
  procedure_clock: ProcedureClockTable
  procedure_step: ProcedureStepTable
  procedure_step_photo: ProcedureStepPhotoTable
  prompt: PromptTable
  prompt_answer: PromptAnswerTable
  prompt_run: PromptRunTable
  prompt_setting: PromptSettingTable
  published_head: PublishedHeadTable
  quarantined_capture: QuarantinedCaptureTable
  ratio_snapshot: RatioSnapshotTable
  ratio_snapshot_finding: RatioSnapshotFindingTable
  request: RequestTable
  review: ReviewTable
  review_end: ReviewEndTable
  review_photo: ReviewPhotoTable
  roster: RosterTable
  saved_view: SavedViewTable
  search_entry: SearchEntryTable
  season: SeasonTable
  second_draw: SecondDrawTable
  second_look: SecondLookTable
  session: SessionTable
  shop: ShopTable
  sign_in_attempt: SignInAttemptTable
  squad: SquadTable
  stall: StallTable
  stall_month: StallMonthTable
  tally: TallyTable
  training: TrainingTable
  training_officer: TrainingOfficerTable
  training_vendor: TrainingVendorTable
  transition: TransitionTable
  vendor: VendorTable
  vendor_month: VendorMonthTable
}
