import type { Db } from '../db/open.ts'
import { isEnforcing, ladder } from '../enforcement/rules.ts'
import { isNight } from '../enforcement/rules-night.ts'
import { couldNotKnow } from '../enforcement/rules-second.ts'
import type { FirstPenalty } from '../enforcement/schema.ts'
import { append, holdChain } from '../events/queries.ts'
import { staffStatus } from '../plan/rules-status.ts'
import { pointsTableOn } from '../points/queries.ts'
import type { PointsTable } from '../points/schema.ts'
import { Problem } from '../problems.ts'
import { recountLook } from '../tally/queries-looks.ts'
import { dayIn, eveningAt } from '../shared/evening.ts'
import { calendarOf } from '../calendar/queries.ts'
import type { DayCalendar } from '../calendar/rules.ts'
import { followLook, mayBeCorrected } from '../matters/queries-look.ts'
import { lockVendor } from '../vendors/queries.ts'
import { checkAmend } from './rules-amend.ts'
import { orderTerm } from './rules-kinds.ts'
import { afterPatrol, deadlineOf, observedAt } from './rules-time.ts'
import { check, type CaptureProblem } from './rules.ts'
import { contentHash, insertCapture, type CaptureRows } from './queries.ts'
import { basisOf, factsOf, type Basis, type Facts } from './queries-context.ts'
import { placeStatus } from './queries-status.ts'
import type { Capture, LoggedBody, Receipt } from './schema.ts'

/** A capture on its way in: `sent` is the JSON as it arrived, which its hash is of. */
export interface Arrival {
  market: string
  capture: Capture
  sent: unknown
  who: { id: string; role: 'officer' | 'supervisor' }
  now: Date
  /** When it came in, where that was earlier: it was held until a supervisor accepted it. */
  accepted_from?: Date
  /** Why a second penalty stands whose officer could not know of the first: a supervisor's word (rule R4). */
  second_reason?: string
}

/**
 * Refuses what the rules refuse. Second penalties whose officer could not know of the first go to a supervisor, whose
 * reason they then carry; the content that the phone sent keeps its hash.
 */
function accordingToRules(arrival: Arrival, problems: readonly CaptureProblem[], at: Date): Capture {
  const { capture, who, now, accepted_from, second_reason } = arrival
  const seen = { author: who.id, at, received: accepted_from ?? now }
  const unknown = problems.every(({ code, detail }) => {
    const first = detail['first'] as FirstPenalty | undefined
    return code === 'second_penalty_needs_reason' && first !== undefined && couldNotKnow(first, seen)
  })
  if (problems.length === 0) return capture
  if (!unknown) refuseFirst(problems)
  if (second_reason === undefined) throw new Problem('second_penalty_unknown', problems[0]?.detail)
  const isSecond = (finding: number, action: number) =>
    problems.some((problem) => problem.finding === finding && problem.action === action)
  return {
    ...capture,
    findings: capture.findings.map((finding, at) => ({
      ...finding,
      actions: finding.actions.map((action, nth) =>
        isSecond(at, nth) ? { ...action, reason: second_reason } : action,
      ),
    })),
  }
}

const refuseFirst = (problems: readonly CaptureProblem[]) => {
  const [first] = problems
  if (!first) return
  const { finding, action } = first
  throw new Problem(first.code, {
    ...first.detail,
    ...(finding !== undefined && { finding }),
    ...(action !== undefined && { action }),
    ...(problems.length > 1 && { problems }),
  })
}

/** The receipt of a capture that is there already; refuses other content under the same id. */
function repeated(logged: Basis['logged'], market: string, sha256: string, id: string): Receipt | null {
  if (!logged) return null
  if (logged.sha256 !== sha256 || logged.market_id !== market)
    throw new Problem('capture_conflict', { id, sha256: logged.sha256 })
  const { received_at, evening, position } = logged
  return { id, sha256, received_at: new Date(received_at).toISOString(), evening, position }
}

/** When it was seen and on which evening: an amendment keeps those of the entry it replaces. */
function seenAt({ market, capture, who, now, accepted_from }: Arrival, { original, patrol, members }: Basis) {
  if (capture.amends !== null) {
    refuseFirst(checkAmend(capture, market, original, who))
    if (original) return { at: new Date(original.at), evening: original.evening }
  }
  if (!patrol) throw new Problem('unknown_reference', { fields: [{ path: 'patrol_id' }] })
  if (who.role !== 'officer') throw new Problem('not_allowed')
  const accepted = accepted_from !== undefined
  if (!accepted && !members.some((member) => member.id === who.id))
    throw new Problem('not_a_member', { people: [who.id] })
  const at = observedAt(new Date(capture.claimed_at), accepted_from ?? now, new Date(patrol.started_at))
  const ended = patrol.ended_at === null ? null : new Date(patrol.ended_at)
  if (!accepted && afterPatrol(at, ended)) throw new Problem('patrol_ended')
  return { at, evening: eveningAt(patrol, at) }
}

function rowsOf(
  arrival: Arrival,
  at: Date,
  evening: string,
  facts: Facts,
  hash: Buffer,
  hours: NonNullable<Basis['patrol']>,
  table: PointsTable,
  { isWorkday, isClosed }: DayCalendar,
): CaptureRows {
  const { market: market_id, capture, who, now, accepted_from } = arrival
  const { subject } = capture
  const deadlines = new Map(facts.items.map((item) => [item.code, item.deadline]))
  const actions = capture.findings.flatMap((finding) =>
    finding.actions.map((action, position) => {
      const ordered =
        action.deadline_at === undefined
          ? deadlineOf(orderTerm(deadlines.get(finding.item_code) ?? 'now'), at, hours, isWorkday, isClosed)
          : new Date(action.deadline_at)
      return {
        id: action.id,
        kind: action.kind,
        help_kind: action.help_kind ?? null,
        minutes: action.minutes ?? null,
        amount_yuan: action.amount_yuan ?? null,
        document_number: action.document_number ?? null,
        authority: action.authority ?? null,
        reason: action.reason ?? null,
        approved_by: action.approved_by ?? null,
        items: action.items ?? null,
        spot_answer: action.spot?.answer ?? null,
        spot_statement: action.spot?.statement ?? null,
        spot_receipt: action.spot?.receipt ?? null,
        refusal: action.spot?.refusal ?? null,
        refusal_witness: action.spot?.witness ?? null,
        finding_id: finding.id,
        market_id,
        evening,
        at,
        position,
        deadline_at: action.kind === 'fix_by' ? ordered : null,
      }
    }),
  )
  return {
    inspection: {
      id: capture.id,
      market_id,
      evening,
      patrol_id: capture.patrol_id,
      officer_id: who.id,
      stall_id: subject.kind === 'stall' ? subject.id : null,
      shop_id: subject.kind === 'shop' ? subject.id : null,
      place: subject.kind === 'place' ? subject.place : null,
      place_lng: subject.kind === 'place' ? (subject.at?.lng ?? null) : null,
      place_lat: subject.kind === 'place' ? (subject.at?.lat ?? null) : null,
      vendor_id: facts.vendor_id,
      outcome: capture.outcome,
      checklist_version: capture.checklist_version,
      note: capture.note,
      at,
      claimed_at: new Date(capture.claimed_at),
      received_at: accepted_from ?? now,
      content_hash: hash,
      amends: capture.amends,
      amend_reason: capture.amend_reason,
    },
    findings: capture.findings.map(({ id, item_code, note, help_first }, position) => ({
      id,
      item_code,
      note,
      help_first,
      inspection_id: capture.id,
      market_id,
      evening,
      checklist_version: capture.checklist_version,
      vendor_id: facts.vendor_id,
      position,
    })),
    actions,
    confirmations: capture.findings.flatMap((finding) =>
      finding.actions.flatMap(({ id, confirmed_by = [] }) =>
        [...new Set(confirmed_by)].map((person_id) => ({
          action_id: id,
          person_id,
          answer: 'confirmed' as const,
          way: 'same_phone' as const,
          at,
        })),
      ),
    ),
    officers: capture.findings.flatMap((finding) =>
      finding.actions.flatMap((action) => action.officers.map((person_id) => ({ action_id: action.id, person_id }))),
    ),
    points: capture.findings.flatMap(({ item_code, actions }) =>
      actions.flatMap(({ id, kind }) =>
        kind === 'points' && table
          ? [{ action_id: id, version: table.version, points: table.items[item_code] ?? 0 }]
          : [],
      ),
    ),
    photos: (capture.photos ?? []).map(({ sha256, finding_id, kind, claimed_at, item }, position) => ({
      inspection_id: capture.id,
      position,
      finding_id,
      kind,
      sha256: Buffer.from(sha256, 'hex'),
      claimed_at: new Date(claimed_at),
      action_id: item?.action_id ?? null,
      item_number: item?.number ?? null,
    })),
  }
}

/** The place's colour now: known from the capture when it is tonight's latest look, read back otherwise. */
async function statusAfter(
  db: Db,
  { market, capture, now }: Arrival,
  evening: string,
  facts: Facts,
  hours: NonNullable<Basis['patrol']>,
) {
  const { subject, outcome } = capture
  if (subject.kind === 'place') return null
  const tonight = eveningAt(hours, now)
  if (outcome === 'void' || capture.amends !== null || facts.seen_later || evening !== tonight) {
    return placeStatus(db, market, subject.kind, subject.id, tonight)
  }
  const enforced = capture.findings.some((finding) => finding.actions.some((action) => isEnforcing(action.kind)))
  return staffStatus({
    closed: facts.closed,
    held: facts.vendor_id !== null,
    tonight: { outcome, enforced },
    deadline_open: false,
  })
}

/** The points table of the evening, read only for a record that gives points. */
const pointsFor = async (db: Db, market: string, { findings }: Capture, evening: string): Promise<PointsTable> =>
  findings.some(({ actions }) => actions.some(({ kind }) => kind === 'points'))
    ? pointsTableOn(db, market, evening)
    : null

/** What a capture is checked against; `before` is the receipt of a repeat, which nothing else is read for. */
async function readUp(db: Db, arrival: Arrival, sha256: string) {
  const { market, capture } = arrival
  const basis = await basisOf(db, market, capture)
  const before = repeated(basis.logged, market, sha256, capture.id)
  if (before) return { before }
  // It came before and is a supervisor's to decide, even if what it lacked is there by now.
  if (basis.held !== null && arrival.accepted_from === undefined) throw new Problem(basis.held)
  const { at, evening } = seenAt(arrival, basis)
  const { patrol, members } = basis
  if (!patrol) throw new Problem('unknown_reference', { fields: [{ path: 'patrol_id' }] })
  const facts = await factsOf(db, market, capture, evening, at)
  if (!facts.found) throw new Problem('unknown_reference', { fields: [{ path: 'subject' }] })
  return { before, at, evening, patrol, members, facts }
}

/**
 * Holds what must not change between reading and writing: for a penalty its vendor, so that of two in one evening, from
 * any market, the second is seen (rule R4); for an amendment the market's log, so that it and setting an action of the
 * same entry aside do not miss each other (rule R15). Vendor before log, as when stalls are given. False when nothing is.
 */
async function hold(db: Db, { market, capture }: Arrival, vendor: string | null): Promise<boolean> {
  const penal = capture.findings.some(({ actions }) => actions.some(({ kind }) => ladder[kind].class === 'P'))
  if (penal && vendor !== null) await lockVendor(db, vendor)
  if (capture.amends !== null) await holdChain(db, market)
  return capture.amends !== null || (penal && vendor !== null)
}

/**
 * Writes a capture once, within the caller's transaction. `first` is false for a repeat, which gets the receipt of the
 * first time; the unique key decides between two at the same moment. Throws a Problem for everything the rules refuse.
 */
export async function logCapture(db: Db, arrival: Arrival): Promise<{ receipt: Receipt; first: boolean }> {
  const { market, capture, sent, who, now } = arrival
  const hash = contentHash(sent)
  const sha256 = hash.toString('hex')
  let known = await readUp(db, arrival, sha256)
  if (!known.before && (await hold(db, arrival, known.facts.vendor_id))) known = await readUp(db, arrival, sha256)
  if (known.before) return { receipt: known.before, first: false }

  const { at, evening, patrol, members, facts } = known
  const day = dayIn(patrol.time_zone, at)
  const certified = members.filter(({ certificates }) =>
    certificates.some(({ valid_from, valid_until }) => valid_from <= day && day <= valid_until),
  )
  const table = await pointsFor(db, market, capture, evening)
  const calendar = await calendarOf(db, market)
  const problems = check(capture, {
    items: new Map(facts.items.map((item) => [item.code, item])),
    categories: facts.categories,
    party: facts.party,
    authorities: patrol.authorities,
    author: who.id,
    members: new Set(members.map((member) => member.id)),
    certified: new Set(certified.map((member) => member.id)),
    supervisors: new Set(facts.supervisors),
    penalised: new Set(facts.penalised.map(({ item_code }) => item_code)),
    firsts: new Map(facts.penalised.map((first) => [first.item_code, first])),
    // Whose points they are has to be known.
    points: table && facts.vendor_id !== null ? new Map(Object.entries(table.items)) : null,
    at,
    earlier: new Map(Object.entries(facts.earlier)),
    unusual: isNight(patrol, at) || calendar.isPublicHoliday(day),
  })
  const ruled = { ...arrival, capture: accordingToRules(arrival, problems, at) }
  if (capture.amends !== null) await mayBeCorrected(db, capture.amends)
  const rows = rowsOf(ruled, at, evening, facts, hash, patrol, table, calendar)
  if (!(await insertCapture(db, rows))) {
    const meanwhile = repeated((await basisOf(db, market, capture)).logged, market, sha256, capture.id)
    if (!meanwhile) throw new Problem('try_again')
    return { receipt: meanwhile, first: false }
  }
  const body: LoggedBody = {
    inspection_id: capture.id,
    subject_kind: capture.subject.kind,
    subject_id: capture.subject.kind === 'place' ? null : capture.subject.id,
    number: facts.number,
    outcome: capture.outcome,
    status: await statusAfter(db, arrival, evening, facts, patrol),
    findings: capture.findings.map((finding) => ({
      item_code: finding.item_code,
      kinds: finding.actions.map(({ kind }) => kind),
    })),
    officer_id: who.id,
    sha256,
    amends: capture.amends,
    ...(capture.photos?.length && { photos: capture.photos.map((photo) => photo.sha256) }),
  }
  const position = await append(db, {
    market_id: market,
    evening,
    at: now,
    actor: { kind: 'person', id: who.id },
    kind: capture.amends === null ? 'inspection.logged' : 'inspection.amended',
    subject: `inspection:${capture.id}`,
    body,
  })
  await recountLook(db, capture)
  const deadlines = new Map(facts.items.map((item) => [item.code, item.deadline]))
  await followLook(db, { capture, rows, patrol, waiting: facts.waiting, calendar, by: who.id, now }, deadlines)
  return { receipt: { id: capture.id, sha256, received_at: now.toISOString(), evening, position }, first: true }
}
