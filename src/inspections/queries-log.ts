import { calendarOf } from '../calendar/queries.ts'
import type { Db } from '../db/open.ts'
import { ladder } from '../enforcement/rules.ts'
import { isNight } from '../enforcement/rules-night.ts'
import { append, holdChain } from '../events/queries.ts'
import { followLook, mayBeCorrected } from '../matters/queries-look.ts'
import { pointsTableOn } from '../points/queries.ts'
import type { PointsTable } from '../points/schema.ts'
import { Problem } from '../problems.ts'
import { dayIn } from '../shared/evening.ts'
import { recountLook } from '../tally/queries-looks.ts'
import { lockVendor } from '../vendors/queries.ts'
import { contentHash, insertCapture } from './queries.ts'
import { accordingToRules, repeated, seenAt, type Arrival } from './queries-arrival.ts'
import { basisOf, factsOf } from './queries-context.ts'
import { rowsOf } from './queries-rows.ts'
import { statusAfter } from './queries-status.ts'
import { check } from './rules.ts'
import type { Capture, LoggedBody, Receipt } from './schema.ts'

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
