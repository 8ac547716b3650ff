import { hash } from '@node-rs/argon2'
import type { Insertable } from 'kysely'
import { rebuildSearch } from '../ask/queries-search.ts'
import type { Db } from '../db/open.ts'
import type { Tables } from '../db/tables.ts'
import type { Entry } from '../events/rules.ts'
import { checklistOn, contentHash } from '../inspections/queries.ts'
import { drawEvening } from '../patrols/queries-work.ts'
import { recountAll } from '../tally/queries.ts'
import { planInForce, type Ground } from '../plan/queries.ts'
import { pointsTableOn } from '../points/queries.ts'
import { defaultSetting } from '../points/rules.ts'
import type { PointsTable } from '../points/schema.ts'
import { newId, type Random } from '../shared/ids.ts'
import { writeDocuments } from './queries-documents.ts'
import { writeLog, type SampleLate } from './queries-log.ts'
import { openProcedures, writeMatters } from './queries-matters.ts'
import { preparePrompts } from './queries-prompts.ts'
import { insertMany } from './queries-write.ts'
import { sampleViews } from './rules-ask.ts'
import { chanceFrom, type Chance } from './rules-chance.ts'
import { instant, makeDistrict, timeZone, type SampleDistrict } from './rules-district.ts'
import { makeNight, type SampleOuting } from './rules-evenings.ts'
import { incidentsOf } from './rules-incidents.ts'
import {
  districtEntries,
  inspectionEntry,
  outingEntries,
  overturned,
  pointsSet,
  type SampleOverturned,
} from './rules-log.ts'
import { marketColumns, squads } from './rules-markets.ts'
import {
  actionRows,
  confirmationRows,
  confirmedOnTheSpot,
  findingRows,
  inspectionRow,
  officerRows,
  pointsRows,
} from './rules-rows.ts'
import { followMatters } from './rules-matters.ts'
import { cameLate, lockedMonths, takeOutLate, type SampleMonth } from './rules-months.ts'
import { makePlanning } from './rules-planning.ts'
import { makePainting, paintingEntries, type SamplePainting } from './rules-painting.ts'
import { makeReviews, type SampleReviews } from './rules-reviews.ts'
import { pointsMarkets } from './rules-walk.ts'
import { beginStory } from './rules-story.ts'
import { endOf, handedOver, makeRequests, requestEntries } from './rules-work.ts'

/** The password of every sample sign-in; public, so such sign-ins exist only where the sample was loaded. */
export const samplePassword = 'pingan-2026'

export interface SampleGiven {
  now: Date
  random: Random
  print: (line: string) => void
  /** Evenings behind tonight; the whole story has 90. */
  evenings?: number
}

type Rows = { [Name in keyof Tables]?: Insertable<Tables[Name]>[] }

/** Loads the sample district when the database is empty; false when it was not. All or nothing. */
export async function prepareSample(db: Db, given: SampleGiven): Promise<boolean> {
  const { now, random, print, evenings = 90 } = given
  const password_hash = await hash(samplePassword)
  return db.transaction().execute(async (work) => {
    if (!(await isEmpty(work))) return false
    print(`示例：准备元宝区示例数据（虚构）/ sample: inventing a district`)
    const chance = chanceFrom('yuanbao')
    const district = makeDistrict({ now, evenings, random, chance })
    await writeDistrict(work, district, password_hash)
    const checklist = await checklistOn(work, district.days.tonight)
    if (!checklist) throw new Error('no checklist is valid tonight')
    const story = beginStory({ district, items: checklist.items, now, chance, random })
    const painting = makePainting(district, chanceFrom('paint'), (at) => newId(at, random))
    const entries = [...districtEntries(district), ...(await writePainting(work, painting, district))]
    const setting = { ...defaultSetting, mode: 'window' as const, window_days: 60 }
    await insertMany(
      work,
      'points_setting',
      pointsMarkets.map((market_id) => ({ market_id, ...setting })),
    )
    entries.push(...pointsMarkets.map((market) => pointsSet(market, setting, district)))
    const points = await pointsTableOn(work, 'pingan', district.days.tonight)
    const incidents = chanceFrom('incidents')
    const months = lockedMonths(district.days.first, now)
    const late: SampleLate = { looks: [], lifted: [] }
    let outings: SampleOuting[] = []
    const [told, all]: [SampleOuting[], SampleOverturned[]] = [[], []]
    for (let back = evenings; back >= 0; back--) {
      const night = makeNight(back, story)
      for (const outing of night) takeOutLate(outing, months, now, random)
      outings.push(...night)
      if (back % 10 !== 0) continue
      const lifted = outings.flatMap((outing) => overturned(outing, district.staff[1]?.id ?? '', now, chance))
      entries.push(
        ...(await writeOutings(work, outings, district, { now, random, incidents, points, months, late })),
        ...lifted.map(({ entry }) => entry),
      )
      const afterLock = ({ entry, row }: SampleOverturned) => cameLate(months, entry.evening ?? '', row.at)
      late.lifted.push(...lifted.filter(afterLock))
      await insertMany(
        work,
        'overturned_action',
        lifted.filter((one) => !afterLock(one)).map(({ row }) => row),
      )
      told.push(...outings)
      all.push(...lifted)
      outings = []
      print(`示例：写入巡查 ${evenings - back}/${evenings} 晚 / sample: evening ${evenings - back} of ${evenings}`)
    }
    const followed = followMatters(district, told, all, now)
    entries.push(...(await writeMatters(work, followed)))
    entries.push(...(await writeReviews(work, makeReviews(followed, all, district.staff[1]?.id ?? '', now))))
    const requests = makeRequests(district, now, (at) => newId(at, random))
    await insertMany(work, 'request', requests)
    entries.push(...requestEntries(requests), ...(await drawTonight(work, district, now, random)))
    entries.push(...(await writeDocuments(work, checklist.items, { now, random, by: district.staff[0]?.id ?? '' })))
    await insertMany(work, 'saved_view', sampleViews(district.staff[0]?.id ?? '', now, random))
    await writePlanning(work, district, told, random)
    await recountAll(work)
    const supervisor = district.staff[0]?.id ?? ''
    await writeLog(work, entries, { months, late, by: supervisor, random, print })
    await rebuildSearch(work)
    await openProcedures(work, { market: 'pingan', day: district.days.tonight, supervisor, now, random })
    await preparePrompts(work, { market: 'pingan', tonight: district.days.tonight, now, random })
    return true
  })
}

/** Writes what vendors replied and had reviewed; a reply that takes another back follows it. */
async function writeReviews(db: Db, { replies, reviews, ends, entries }: SampleReviews): Promise<Entry[]> {
  await insertAll(db, { matter_reply: replies, review: reviews, review_end: ends })
  return entries
}

/** The roster of this week and the next, lessons, an evening that stays closed: what supervisors plan. */
async function writePlanning(db: Db, district: SampleDistrict, told: readonly SampleOuting[], random: Random) {
  await insertAll(
    db,
    makePlanning(district, told, (at) => newId(at, random)),
  )
}

async function isEmpty(db: Db): Promise<boolean> {
  const used = await db
    .selectNoFrom((e) => [
      e
        .or([
          e.exists(e.selectFrom('person').select('id')),
          e.exists(e.selectFrom('squad').select('id')),
          e.exists(e.selectFrom('market').select('id')),
          e.exists(e.selectFrom('vendor').select('id')),
          e.exists(e.selectFrom('event').select('position')),
        ])
        .as('used'),
    ])
    .executeTakeFirstOrThrow()
  return !used.used
}

async function insertAll(db: Db, rows: Rows) {
  // One table after the other in the order given: foreign keys point backwards.
  for (const table of Object.keys(rows) as (keyof Tables)[]) await insertMany(db, table, rows[table] ?? [])
}

async function writeDistrict(db: Db, district: SampleDistrict, password_hash: string) {
  const { days, squadIds, staff, vendors, places } = district
  const created_at = instant(days.opened, '09:00')
  const supervisor = staff[0]?.id ?? ''
  const squadOf = (index: number | null) => (index === null ? null : (squadIds[index] ?? null))
  const plans = places.flatMap((place) => place.plans)
  await insertAll(db, {
    squad: squads.map(({ name, name_en, authorities }, index) => {
      return { id: squadIds[index] ?? '', name, name_en, authorities: [...authorities], created_at }
    }),
    person: staff.map(({ id, user_name, name, role, squad, badge }) => {
      return {
        id,
        user_name,
        password_hash,
        name,
        role,
        squad_id: squadOf(squad),
        badge,
        active: true,
        sample: true,
        created_at,
      }
    }),
    certificate: staff.flatMap(({ id, certificate }) => (certificate ? [{ id, person_id: id, ...certificate }] : [])),
    vendor: vendors.map(({ created_on, ...vendor }) => ({
      ...vendor,
      priority_verified_by: vendor.priority ? supervisor : null,
      priority_verified_on: vendor.priority ? created_on : null,
      sample: true,
      created_at: instant(created_on, '10:00'),
    })),
    market: places.map(({ form: { squad, center, designation, ...form } }) => ({
      ...marketColumns(form),
      time_zone: timeZone,
      center_lng: center[0],
      center_lat: center[1],
      squad_id: squadOf(squad),
      designation_number: designation,
      designation_date: designation ? days.opened : null,
      designation_issuer: designation ? '丹东市元宝区城市管理综合行政执法局(示例)' : null,
      created_at,
    })),
    stall: places.flatMap(({ stalls }) =>
      stalls.map(({ id, market_id, since }) => ({ id, market_id, created_at: instant(since, '09:30') })),
    ),
    plan: plans.map(({ id, market_id, version, valid_from, note }) => {
      const published_at = instant(valid_from, '09:30')
      return { id, market_id, version, valid_from, note, published_at, published_by: supervisor }
    }),
    plan_stall: plans.flatMap((plan) =>
      plan.stalls.map((stall) => ({
        plan_id: plan.id,
        stall_id: stall.id,
        market_id: stall.market_id,
        number: stall.number,
        row_label: stall.row_label,
        position: stall.position,
        category_id: stall.category_id,
        outline: JSON.stringify(stall.outline),
        width_m: stall.width_m,
        depth_m: stall.depth_m,
        closed: stall.closed,
      })),
    ),
    plan_zone: plans.flatMap(({ id, market_id, zones }) =>
      zones.map((zone) => ({
        plan_id: id,
        market_id,
        zone_id: zone.id,
        name: zone.name,
        outline: JSON.stringify(zone.outline),
      })),
    ),
    plan_zone_category: plans.flatMap((plan) =>
      plan.zones.flatMap((zone) =>
        zone.categories.map((category_id) => ({ plan_id: plan.id, zone_id: zone.id, category_id })),
      ),
    ),
    plan_feature: plans.flatMap((plan) =>
      plan.features.map(({ id, coordinates, ...feature }) => ({
        plan_id: plan.id,
        market_id: plan.market_id,
        feature_id: id,
        ...feature,
        coordinates: JSON.stringify(coordinates),
      })),
    ),
    shop: places.flatMap(({ shops }) => shops.map((shop) => ({ ...shop, outline: JSON.stringify(shop.outline) }))),
    assignment: places.flatMap(({ form, assignments }) =>
      assignments.map((assignment) => ({
        ...assignment,
        maximum: form.max_stalls_per_vendor,
        assigned_by: supervisor,
        assigned_at: instant(assignment.starts_on, '10:00'),
        ended_by: assignment.end_reason && supervisor,
        ended_at: assignment.end_reason && assignment.ends_on ? instant(assignment.ends_on, '11:00') : null,
      })),
    ),
  })
}

/** Writes what was painted and answers what the log says of it. */
async function writePainting(db: Db, painting: SamplePainting, district: SampleDistrict): Promise<Entry[]> {
  await insertAll(db, {
    paint_job: painting.jobs.map(({ id, market_id, plan_id, first_day, days, created_by, created_at }) => {
      return { id, market_id, plan_id, first_day, days, created_by, created_at }
    }),
    paint_job_stall: painting.jobs.flatMap(({ id, market_id, stalls }) =>
      stalls.map((stall_id) => ({ job_id: id, stall_id, market_id })),
    ),
    paint_mark: painting.marks.map(({ mark, at, ...row }) => {
      const { id, stall_id, kind, note } = mark
      const content_hash = contentHash(mark)
      return { ...row, id, stall_id, kind, note, at, claimed_at: at, received_at: at, content_hash }
    }),
  })
  const numbers = new Map(district.places.flatMap(({ stalls }) => stalls.map(({ id, number }) => [id, number])))
  return paintingEntries(painting, numbers, (mark) => contentHash(mark).toString('hex'))
}

/** The random share of tonight, as the evening's first patrol would have drawn it in each market. */
async function drawTonight(db: Db, { places, days }: SampleDistrict, now: Date, random: Random): Promise<Entry[]> {
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
async function writeOutings(
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
      rows.inspection.push(inspectionRow(belongs, entry, content_hash))
      rows.finding.push(...findingRows(belongs, entry))
      rows.action.push(...actionRows(belongs, entry))
      rows.points_entry.push(...pointsRows(entry, points))
      rows.action_officer.push(...officerRows(entry.capture))
      rows.action_confirmation.push(...confirmationRows(entry))
    }
  }
  await insertAll(db, rows)
  return entries
}
