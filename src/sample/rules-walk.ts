import { isEnforcing } from '../enforcement/rules.ts'
import type { ActionKind } from '../enforcement/rules-kinds.ts'
import { deadlineOf } from '../inspections/rules-time.ts'
import type { Capture, FindingEntry, Subject } from '../inspections/schema.ts'
import { frameAt } from '../plan/rules-shape.ts'
import { dayIn } from '../shared/evening.ts'
import { newId } from '../shared/ids.ts'
import { isWorkday } from '../shared/workdays.ts'
import { timeZone } from './rules-district.ts'
import { chooseItem, handle, type Means } from './rules-findings.ts'
import { squads, type MarketForm } from './rules-markets.ts'
import type { SamplePerson } from './rules-people.ts'
import type { SamplePatrol, Spot, Story } from './rules-story.ts'

/** An inspection: what the phone sent, and what the server knew when it arrived. */
export interface Walked {
  capture: Capture
  officer_id: string
  vendor_id: string | null
  number: string
  at: Date
  received_at: Date
  deadline: (finding: FindingEntry) => Date
}

/** Markets of the sample that give points. */
export const pointsMarkets: readonly string[] = ['pingan', 'shahe']

interface Walk {
  patrol: SamplePatrol
  form: MarketForm
  opens_at: Date
  closes_at: Date
  volume: number
  rough: boolean
  /** 0 on the first evening, 1 tonight. */
  progress: number
}

const minute = 60_000
const meanLooks = 44
const checklist_version = 1

/** The story of the district: from about three findings in ten enforced to about one in six. */
const firmnessAt = (progress: number) => 0.155 + 0.16 * Math.exp(-3.2 * progress)

const holderOn = (spot: Spot, day: string) =>
  spot.holders.find(({ from, until }) => from <= day && day <= until)?.vendor ?? null

/** Where the patrol walks: what is due for another look, and a run of neighbours from a random start, in walking order. */
function route(walk: Walk, story: Story): Spot[] {
  const { chance } = story
  const { evening, market_id } = walk.patrol
  const open = (story.spots.get(market_id) ?? []).filter(
    (spot) => !spot.closed && holderOn(spot, evening) !== null && chance.hit(0.86),
  )
  const length = Math.min(open.length, Math.max(6, Math.round(meanLooks * walk.volume * (0.75 + chance.next() * 0.5))))
  const start = chance.between(0, Math.max(0, open.length - 1))
  const chosen = new Set([...open, ...open].slice(start, start + length))
  for (const spot of open) {
    const order = story.orders.get(spot.id)
    if (order && order.from <= evening && chosen.size < length + 10) chosen.add(spot)
  }
  return [...chosen].sort((a, b) => a.position - b.position)
}

function meansOf(walk: Walk, vendor: string | null, penalised: Set<string>, at: Date, story: Story): Means {
  const { patrol, progress } = walk
  const squad = squads[patrol.squad]
  const party = vendor === null ? 'person' : (story.parties.get(vendor) ?? 'person')
  const year = patrol.evening.slice(0, 4)
  const signs: Partial<Record<ActionKind, string>> = { warning: '警', fine_on_spot: '罚', evidence_hold: '存' }
  return {
    officers: patrol.members.map((person) => person.id),
    certified: patrol.certified.slice(0, 2).map((person) => person.id),
    authorities: squad?.authorities ?? [],
    approver: story.district.staff[0]?.id ?? '',
    party,
    firmness: firmnessAt(progress) * (squad?.stern ?? 1),
    penalised,
    id: () => newId(at, story.random),
    documentNumber: (kind) => {
      const series = `元${squad?.name.slice(0, 1) ?? ''}${signs[kind] ?? ''}〔${year}〕`
      const count = (story.documents.get(series) ?? 0) + 1
      story.documents.set(series, count)
      return `${series}${String(count).padStart(4, '0')}`
    },
  }
}

/** For what a vendor was penalised on an evening so far; nobody known is nobody twice. */
function penalisedOf(vendor: string | null, evening: string, { penalised }: Story): Set<string> {
  if (vendor === null) return new Set()
  const key = `${evening}/${vendor}`
  const codes = penalised.get(key) ?? new Set()
  penalised.set(key, codes)
  return codes
}

interface Look {
  subject: Subject
  spot: Pick<Spot, 'kind' | 'category' | 'care'> | null
  vendor: string | null
  number: string
  due: { code: string } | null
}

function findingsOf(look: Look, walk: Walk, at: Date, penalised: Set<string>, story: Story): FindingEntry[] {
  const { chance, items } = story
  const eye = squads[walk.patrol.squad]?.eye ?? 1
  const likely = 0.235 * eye * (look.spot?.care ?? 1) * (1.12 - 0.24 * walk.progress) * (walk.rough ? 1.2 : 1)
  const repeat = look.due !== null && chance.hit(0.2)
  if (look.spot && !repeat && (look.due !== null || !chance.hit(Math.min(0.75, likely)))) return []
  const moment = {
    items,
    category: look.spot?.category ?? '',
    kind: look.spot?.kind ?? ('place' as const),
    open_min: (at.getTime() - walk.opens_at.getTime()) / minute,
    left_min: (walk.closes_at.getTime() - at.getTime()) / minute,
    rough: walk.rough,
  }
  const count = look.spot
    ? chance.weighed([
        [1, 78],
        [2, 18],
        [3, 4],
      ] as const)
    : 1
  const means = meansOf(walk, look.vendor, penalised, at, story)
  const found = new Set<string>()
  return Array.from({ length: count }, (_, n) => {
    const again = repeat && n === 0 ? items.find((item) => item.code === look.due?.code) : undefined
    const item = again ?? chooseItem(moment, found, chance)
    if (!item) return []
    found.add(item.code)
    return [handle(item, means, chance)]
  }).flat()
}

/** Where points are given, a vendor gets them for what was neither helped with nor punished, about every second time. */
function withPoints(
  findings: FindingEntry[],
  vendor: string | null,
  walk: Walk,
  at: Date,
  story: Story,
): FindingEntry[] {
  if (vendor === null || !pointsMarkets.includes(walk.form.id)) return findings
  return findings.map((finding) => {
    const told = finding.actions.filter(({ kind }) => kind === 'educate' || kind === 'fix_now' || kind === 'fix_by')
    if (told.length === 0 || told.length < finding.actions.length || !story.points.hit(0.5)) return finding
    const given = { id: newId(at, story.random), kind: 'points' as const, officers: told[0]?.officers ?? [] }
    return { ...finding, actions: [...finding.actions, given] }
  })
}

/** A vendor without a stall, met near the market's edge: offered registration far more often than punished. */
function roamingLook(walk: Walk, story: Story): Look {
  const { chance, district } = story
  const side = chance.pick(['东口', '西口', '公交站旁', '学校门前'])
  const away = () => chance.between(-90, 90)
  const [lng, lat] = frameAt(walk.form.center).toDegrees([away(), away()])
  const vendor = chance.hit(0.7) ? chance.pick(district.roaming).id : null
  const place = `${walk.form.name}${side}`
  return {
    subject: { kind: 'place', place, at: { lng, lat }, vendor_id: vendor },
    spot: null,
    vendor,
    number: place,
    due: null,
  }
}

function spotLook(spot: Spot, evening: string, story: Story): Look {
  const order = story.orders.get(spot.id)
  const due = order && order.from <= evening ? order.item : null
  if (due) story.orders.delete(spot.id)
  return { subject: { kind: spot.kind, id: spot.id }, spot, vendor: holderOn(spot, evening), number: spot.number, due }
}

/** The first auxiliary leaves what is found to the colleague beside them: harmless, and a prompt worth a look. */
function author(picked: SamplePerson, found: boolean, { certified }: SamplePatrol, { district }: Story): SamplePerson {
  const quiet = district.staff.find((person) => person.role === 'officer' && person.certificate === null)
  return found && picked === quiet ? (certified[0] ?? picked) : picked
}

/** What one patrol logged, in the order of its walk; nothing later than now. */
export function makeWalk(walk: Walk, story: Story): Walked[] {
  const { chance, random, now } = story
  const { patrol, form } = walk
  const looks = route(walk, story)
  const roaming = chance.hit(0.42 - 0.25 * walk.progress) ? chance.between(1, 2) : 0
  const walked: Walked[] = []
  let at = patrol.started_at.getTime() + chance.between(1, 4) * minute
  const deadline = deadlines(form, story)
  for (let step = 0; step < looks.length + roaming; step++) {
    at += Math.round((0.9 + chance.next() * (looks.length > 60 ? 1 : 2)) * minute)
    if (at > now.getTime() - minute) break
    const spot = looks[step]
    const look = spot ? spotLook(spot, patrol.evening, story) : roamingLook(walk, story)
    const observed = new Date(at)
    const found = findingsOf(look, walk, observed, penalisedOf(look.vendor, patrol.evening, story), story)
    const findings = withPoints(found, look.vendor, walk, observed, story)
    at += findings.length * chance.between(1, 4) * minute
    const id = newId(observed, random)
    const late = chance.hit(0.02) ? chance.between(10, 90) * minute : chance.between(1, 20) * 1000
    const entry: Walked = {
      capture: {
        id,
        patrol_id: patrol.id,
        subject: look.subject,
        outcome: findings.length > 0 ? 'findings' : 'in_order',
        checklist_version,
        note: null,
        claimed_at: observed.toISOString(),
        amends: null,
        amend_reason: null,
        findings,
      },
      officer_id: author(chance.pick(patrol.members), findings.length > 0, patrol, story).id,
      vendor_id: look.vendor,
      number: look.number,
      at: observed,
      received_at: new Date(Math.min(now.getTime() - 1000, at + late)),
      deadline: (finding) => deadline(finding.item_code, observed),
    }
    walked.push(entry)
    if (spot) remember(spot, findings, observed, deadline, story)
    walked.push(...amendment(entry, story))
  }
  return walked
}

function deadlines(form: MarketForm, story: Story) {
  const hours = { time_zone: timeZone, opens: form.opens, closes: form.closes, seasons: form.seasons }
  return (code: string, at: Date) => {
    const item = story.items.find((one) => one.code === code)
    return deadlineOf(item?.deadline ?? 'now', at, hours, isWorkday)
  }
}

/** An order to put right by a day is looked at again from that day on. */
function remember(
  spot: Spot,
  findings: FindingEntry[],
  at: Date,
  deadline: (code: string, at: Date) => Date,
  story: Story,
) {
  for (const { item_code, actions } of findings) {
    const item = story.items.find((one) => one.code === item_code)
    if (!item || !actions.some((action) => action.kind === 'fix_by')) continue
    story.orders.set(spot.id, { item, from: dayIn(timeZone, deadline(item_code, at)) })
  }
}

/** Now and then an entry without penalties is corrected or taken out a few minutes later, always by a new one. */
function amendment(entry: Walked, story: Story): Walked[] {
  const { chance, random, now } = story
  const { capture } = entry
  const firm = capture.findings.some((finding) => finding.actions.some((action) => isEnforcing(action.kind)))
  if (firm || capture.subject.kind === 'place' || !chance.hit(capture.outcome === 'findings' ? 0.02 : 0.003)) return []
  const at = new Date(entry.received_at.getTime() + chance.between(20, 50) * 1000)
  if (at.getTime() > now.getTime() - 1000) return []
  const taken = chance.hit(0.3)
  // An amendment keeps when its original was seen; only its arrival is later.
  const amended: Capture = {
    ...capture,
    id: newId(at, random),
    outcome: taken ? 'void' : 'in_order',
    claimed_at: at.toISOString(),
    amends: capture.id,
    amend_reason: taken ? chance.pick(['mistake', 'duplicate'] as const) : 'correction',
    findings: [],
  }
  return [{ ...entry, capture: amended, received_at: new Date(at.getTime() + 2000) }]
}
