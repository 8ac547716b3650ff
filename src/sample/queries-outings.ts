import type { Insertable } from 'kysely'
import type { Db } from '../db/open.ts'
import type { Tables } from '../db/tables.ts'
import type { Entry } from '../events/rules.ts'
import { contentHash } from '../inspections/queries.ts'
import { actionRows, confirmationRows, findingRows, inspectionRow, officerRows } from '../inspections/rules-rows.ts'
import { drawEvening } from '../patrols/queries-work.ts'
import { planInForce, type Ground } from '../plan/queries.ts'
import type { PointsTable } from '../points/schema.ts'
import { newId, type Random } from '../shared/ids.ts'
import type { SampleLate } from './queries-log.ts'
import { insertAll } from './queries-write.ts'
import type { Chance } from './rules-chance.ts'
import type { SampleDistrict } from './rules-district.ts'
import type { SampleOuting } from './rules-evenings.ts'
import { incidentsOf } from './rules-incidents.ts'
import { inspectionEntry, outingEntries } from './rules-log.ts'
import { cameLate, type SampleMonth } from './rules-months.ts'
import { confirmedOnTheSpot, pointsRows } from './rules-rows.ts'
import { endOf, handedOver } from './rules-work.ts'

/** The random share of tonight, as the evening's first patrol would have drawn it in each market. */
export async function drawTonight(
  db: Db,
  { places, days }: SampleDistrict,
  now: Date,
  random: Random,
): Promise<Entry[]> {
  const entries: Entry[] = []
  for (const { form } of places) {
    const evening = days.tonight
    const plan = await planInForce(db, form.id, evening)
    const ground: Ground = plan ? { kind: 'stall', plan: plan.id } : { kind: 'shop' }
    const seed = Buffer.from(random(16)).toString('hex')
    const drawn = await drawEvening(db, { market: form.id, evening, closes_at: now, ground }, seed, now)
    if (!drawn) continue
    const base = { market_id: form.id, evening, at: now, actor: { kind: 'system', id: null } as const }
    const subject = `evening:${form.id}:${evening}`
    entries.push({ ...base, kind: 'places.drawn', subject, body: { seed, ...drawn } })
  }
  return entries
}

/** What is needed to tell of outings besides themselves. */
interface Telling {
  now: Date
  random: Random
  incidents: Chance
  points: PointsTable
  months: readonly SampleMonth[]
  late: SampleLate
}

/** Writes some evenings' patrols with all that belongs to them and answers what the log says of it. */
export async function writeOutings(
  db: Db,
  outings: readonly SampleOuting[],
  district: SampleDistrict,
  { now, random, incidents, points, months, late }: Telling,
): Promise<Entry[]> {
  const entries: Entry[] = []
  const supervisors = district.staff.filter(({ role }) => role === 'supervisor')
  const rows = {
    patrol: [] as Insertable<Tables['patrol']>[],
    patrol_member: [] as Insertable<Tables['patrol_member']>[],
    patrol_end: [] as Insertable<Tables['patrol_end']>[],
    inspection: [] as Insertable<Tables['inspection']>[],
    finding: [] as Insertable<Tables['finding']>[],
    action: [] as Insertable<Tables['action']>[],
    action_officer: [] as Insertable<Tables['action_officer']>[],
    action_confirmation: [] as Insertable<Tables['action_confirmation']>[],
    points_entry: [] as Insertable<Tables['points_entry']>[],
    incident: [] as Insertable<Tables['incident']>[],
    incident_person: [] as Insertable<Tables['incident_person']>[],
    incident_talk: [] as Insertable<Tables['incident_talk']>[],
  }
  for (const outing of outings) {
    const { patrol, walked } = outing
    const { id, market_id, evening, squad, members, started_at, ended_at } = patrol
    const belongs = { market_id, evening }
    const squad_id = district.squadIds[squad] ?? ''
    rows.patrol.push({ id, ...belongs, squad_id, lead_id: members[0]?.id ?? '', started_at, ended_at })
    rows.patrol_member.push(...members.map((member) => ({ patrol_id: id, person_id: member.id })))
    const end = endOf(outing, newId(patrol.ended_at ?? patrol.started_at, random))
    if (end) {
      const [at, content_hash] = [new Date(end.claimed_at), contentHash(end)]
      const of = { patrol_id: id, person_id: members[0]?.id ?? '' }
      rows.patrol_end.push({ ...of, ...end, at, claimed_at: at, received_at: at, content_hash })
      if (end.note !== null) entries.push(handedOver(outing, end.id, content_hash.toString('hex'), at))
    }
    const told = incidentsOf(outing, supervisors, now, incidents, (at) => newId(at, random))
    rows.incident.push(...told.rows.incident)
    rows.incident_person.push(...told.rows.incident_person)
    rows.incident_talk.push(...told.rows.incident_talk)
    entries.push(...outingEntries(outing, squad_id), ...told.entries)
    for (const walk of walked) {
      // Tonight's wait for the second officer's own phone.
      const entry = evening < district.days.tonight ? confirmedOnTheSpot(walk) : walk
      const content_hash = contentHash(entry.capture)
      entries.push(inspectionEntry(belongs, entry, content_hash.toString('hex')))
      if (cameLate(months, evening, entry.received_at)) {
        late.looks.push({ belongs, walked: entry })
        continue
      }
      const { capture } = entry
      const seen = { ...belongs, ...entry }
      rows.inspection.push(inspectionRow(capture, seen, content_hash))
      rows.finding.push(...findingRows(capture, seen))
      rows.action.push(...actionRows(capture, seen, entry.deadline))
      rows.points_entry.push(...pointsRows(entry, points))
      rows.action_officer.push(...officerRows(capture))
      rows.action_confirmation.push(...confirmationRows(capture, entry.at))
    }
  }
  await insertAll(db, rows)
  return entries
}
