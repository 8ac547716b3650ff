import { isEnforcing } from '../enforcement/rules.ts'
import type { ActionKind } from '../enforcement/rules-kinds.ts'
import type { Actor, Entry } from '../events/rules.ts'
import type { LoggedBody } from '../inspections/schema.ts'
import { dayIn } from '../shared/evening.ts'
import type { PointsSetting } from '../points/rules.ts'
import type { Chance } from './rules-chance.ts'
import { instant, timeZone, type SampleDistrict } from './rules-district.ts'
import type { SampleOuting } from './rules-evenings.ts'
import { marketColumns, squads } from './rules-markets.ts'
import type { Walked } from './rules-walk.ts'

const person = (id: string | undefined): Actor => (id ? { kind: 'person', id } : { kind: 'system', id: null })

/** An action that a supervisor set aside later. */
export interface SampleOverturned {
  row: { action_id: string; at: Date; decided_by: string; reason: string }
  finding_id: string
  /** What the log says of it. */
  entry: Entry
}

const outcomeStatus = ({ capture: { outcome, findings, subject } }: Walked): LoggedBody['status'] => {
  if (subject.kind === 'place') return null
  if (outcome !== 'findings') return outcome === 'in_order' ? 'seen' : 'assigned'
  return findings.some(({ actions }) => actions.some(({ kind }) => isEnforcing(kind))) ? 'enforced' : 'to_put_right'
}

function loggedBody(entry: Walked, sha256: string): LoggedBody {
  const { capture, officer_id, number } = entry
  return {
    inspection_id: capture.id,
    subject_kind: capture.subject.kind,
    subject_id: capture.subject.kind === 'place' ? null : capture.subject.id,
    number,
    outcome: capture.outcome,
    status: outcomeStatus(entry),
    findings: capture.findings.map(({ item_code, actions }) => ({ item_code, kinds: actions.map(({ kind }) => kind) })),
    officer_id,
    sha256,
    amends: capture.amends,
  }
}

/** What the log says of one inspection. */
export function inspectionEntry(
  belongs: { market_id: string; evening: string },
  walked: Walked,
  sha256: string,
): Entry {
  return {
    ...belongs,
    at: walked.received_at,
    actor: person(walked.officer_id),
    kind: walked.capture.amends === null ? 'inspection.logged' : 'inspection.amended',
    subject: `inspection:${walked.capture.id}`,
    body: loggedBody(walked, sha256),
  }
}

/** What the log says of a patrol's start and end. */
export function outingEntries({ patrol, walked }: SampleOuting, squadId: string): Entry[] {
  const { market_id, evening, members, started_at, ended_at } = patrol
  const lead = members[0]?.id
  const base = { market_id, evening, actor: person(lead), subject: `patrol:${patrol.id}` }
  const counts = {
    inspections: walked.length,
    in_order: walked.filter(({ capture }) => capture.outcome === 'in_order').length,
    findings: walked.reduce((sum, { capture }) => sum + capture.findings.length, 0),
  }
  const started = { patrol_id: patrol.id, squad_id: squadId, lead_id: lead, members: members.map(({ id }) => id) }
  const entries: Entry[] = [{ ...base, at: started_at, kind: 'patrol.started', body: started }]
  if (ended_at) entries.push({ ...base, at: ended_at, kind: 'patrol.ended', body: { patrol_id: patrol.id, counts } })
  return entries
}

/** What the log says of a market that began to give points. */
export const pointsSet = (market_id: string, setting: PointsSetting, { days, staff }: SampleDistrict): Entry => ({
  market_id,
  evening: null,
  at: instant(days.opened, '09:45'),
  actor: person(staff[0]?.id),
  kind: 'points.set',
  subject: `market:${market_id}`,
  body: { ...setting },
})

/** What the log says of how the district was set up: in the district's own chain and in each market's. */
export function districtEntries(district: SampleDistrict): Entry[] {
  const { days, squadIds, staff, vendors, places } = district
  const none = { market_id: null, evening: null }
  const system = { ...none, actor: person(undefined), at: instant(days.opened, '09:00') }
  const supervisor = person(staff[0]?.id)
  const entries: Entry[] = [
    { ...system, kind: 'district.prepared', subject: 'district:yuanbao', body: { sample: true } },
    ...squads.map(({ name, name_en, authorities }, index): Entry => {
      return {
        ...system,
        kind: 'squad.saved',
        subject: `squad:${squadIds[index]}`,
        body: { name, name_en, authorities: [...authorities] },
      }
    }),
    ...staff.map(({ id, user_name, name, role, squad, badge, certificate }): Entry => {
      const squad_id = squad === null ? null : squadIds[squad]
      const body = { user_name, name, role, squad_id, badge, active: true, certificate, password_set: true }
      return { ...system, kind: 'person.saved', subject: `person:${id}`, body }
    }),
    ...vendors.map(({ id, origin, party, category_id, priority, created_on }): Entry => {
      const body = { origin, party, category_id, priority, changed: [] }
      return {
        ...none,
        at: instant(created_on, '10:00'),
        actor: supervisor,
        kind: 'vendor.saved',
        subject: `vendor:${id}`,
        body,
      }
    }),
  ]
  for (const { form, plans, assignments } of places) {
    const market = { market_id: form.id, evening: null, actor: supervisor }
    const { id, squad, designation, center } = form
    const place = { squad_id: squadIds[squad], center: [...center], designation_number: designation }
    const body = { ...marketColumns(form), ...place }
    entries.push({ ...market, at: instant(days.opened, '09:00'), kind: 'market.saved', subject: `market:${id}`, body })
    for (const plan of plans) {
      const { version, valid_from, note, stalls } = plan
      const at = instant(valid_from, '09:30')
      entries.push({
        ...market,
        at,
        kind: 'plan.published',
        subject: `plan:${plan.id}`,
        body: { version, valid_from, note, stalls: stalls.length },
      })
    }
    for (const { id: assignment, stall_id, vendor_id, starts_on, ends_on, slot, end_reason } of assignments) {
      const subject = `assignment:${assignment}`
      entries.push({
        ...market,
        evening: starts_on,
        at: instant(starts_on, '10:00'),
        kind: 'assignment.given',
        subject,
        body: { stall_id, vendor_id, starts_on, ends_on, slot },
      })
      if (end_reason === null || ends_on === null) continue
      const at = instant(ends_on, '11:00')
      entries.push({
        ...market,
        evening: ends_on,
        at,
        kind: 'assignment.ended',
        subject,
        body: { stall_id, vendor_id, ends_on, reason: end_reason },
      })
    }
  }
  return entries
}

const grounds = [
  '证据不足（示例）',
  '首次轻微并已改正，应不予处罚（示例）',
  '文书送达程序有误（示例）',
  '摊位线当日被施工遮挡（示例）',
]
const overturnable = (kind: ActionKind) => kind === 'warning' || kind === 'fine_on_spot' || kind === 'evidence_hold'

/** One penalty or hold in forty is set aside some days later by the supervisor who had no part in it (rules R15, R21). */
export function overturned(
  { patrol, walked }: SampleOuting,
  decidedBy: string,
  now: Date,
  chance: Chance,
): SampleOverturned[] {
  const amended = new Set(walked.map(({ capture }) => capture.amends))
  return walked.flatMap(({ capture, at: seen }) =>
    capture.findings.flatMap((finding) =>
      finding.actions.flatMap(({ id, kind }): SampleOverturned[] => {
        if (!overturnable(kind) || amended.has(capture.id) || !chance.hit(0.025)) return []
        const decided = new Date(seen.getTime() + chance.between(40, 220) * 3_600_000)
        // In the hours of an office, of the day that chance named.
        const at = instant(dayIn(timeZone, decided), `${9 + (decided.getUTCHours() % 8)}`.padStart(2, '0') + ':30')
        if (at > now) return []
        const reason = chance.pick(grounds)
        const { subject } = capture
        const body = {
          action_id: id,
          kind,
          finding_id: finding.id,
          inspection_id: capture.id,
          item_code: finding.item_code,
          subject_kind: subject.kind,
          subject_id: subject.kind === 'place' ? null : subject.id,
          status: null,
        }
        const { market_id, evening } = patrol
        const entry: Entry = {
          market_id,
          evening,
          at,
          actor: person(decidedBy),
          kind: 'action.overturned',
          subject: `action:${id}`,
          body,
        }
        return [{ row: { action_id: id, at, decided_by: decidedBy, reason }, finding_id: finding.id, entry }]
      }),
    ),
  )
}
