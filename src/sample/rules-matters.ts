import type { Entry } from '../events/rules.ts'
import { beginning } from '../matters/rules-begin.ts'
import type { MatterState } from '../matters/rules-machine.ts'
import { holdDecisionDue } from '../matters/rules-clocks.ts'
import { deadlineOf } from '../inspections/rules-time.ts'
import { derivedId } from '../shared/ids.ts'
import { isWorkday } from '../shared/workdays.ts'
import { timeZone, type SampleDistrict } from './rules-district.ts'
import type { SampleOuting } from './rules-evenings.ts'
import type { SampleOverturned } from './rules-log.ts'
import type { Walked } from './rules-walk.ts'

interface Row {
  id: string
  market_id: string
  evening: string
  squad_id: string
  stall_id: string | null
  shop_id: string | null
  vendor_id: string | null
  item_code: string
  seen_at: Date
  first_state: MatterState
  state: MatterState
  position: number | null
  due_at: Date | null
}
interface Procedure {
  id: string
  matter_id: string
  market_id: string
  squad_id: string
  kind: 'evidence_hold'
  state: string
  position: number
  opened_at: Date
  ended_at: Date | null
}
interface ByPerson {
  actor_kind: 'person'
  actor_id: string
}
interface Step extends ByPerson {
  id: string
  position: number
  step: string
  from_state: string
  to_state: string
  at: Date
  body: string
}
interface Clock {
  procedure_id: string
  clock: 'hold_decision'
  market_id: string
  started_at: Date
  due_at: Date
  stopped_at: Date | null
}
/** A matter on its way: where it stands by now; its row stays as it began. */
interface Matter extends Row {
  actions: string[]
  inspection: string
}

/** What became of the findings of some evenings, as rows, and what the log says of it. */
export interface SampleMatters {
  matters: Row[]
  steps: (Step & { matter_id: string; inspection_id: string | null; due_at: null; reason: null })[]
  procedures: Procedure[]
  procedureSteps: (Step & { procedure_id: string; kind: 'evidence_hold'; action_id: string | null })[]
  clocks: Clock[]
  entries: Entry[]
}

interface Happening {
  at: Date
  happen: () => void
}

const day_ms = 86_400_000

/** Follows the matters of a district evening by evening: what a later look confirmed, what was set aside, what was given back. */
export function followMatters(
  district: SampleDistrict,
  outings: readonly SampleOuting[],
  lifted: readonly SampleOverturned[],
  now: Date,
): SampleMatters {
  const told: SampleMatters = { matters: [], steps: [], procedures: [], procedureSteps: [], clocks: [], entries: [] }
  const waiting = new Map<string, Matter[]>()
  const byAction = new Map<string, Matter>()
  const byInspection = new Map<string, Matter[]>()
  const hours = new Map(district.places.map(({ form }) => [form.id, { ...form, time_zone: timeZone }]))
  const coming: Happening[] = []
  const isComing = (at: Date, happen: () => void) => {
    coming.push({ at, happen })
    coming.sort((a, b) => b.at.getTime() - a.at.getTime())
  }

  function step(matter: Matter, name: string, to: Matter['state'], at: Date, by: string, look: string | null = null) {
    const position = (matter.position ?? 0) + 1
    const id = derivedId('sample', matter.id, String(position))
    const actor = { kind: 'person', id: by } as const
    told.steps.push({
      id,
      matter_id: matter.id,
      position,
      step: name,
      from_state: matter.state,
      to_state: to,
      at,
      actor_kind: 'person',
      actor_id: by,
      inspection_id: look,
      due_at: null,
      reason: null,
      body: '{}',
    })
    const body = { step_id: id, step: name, state: to }
    const { market_id, evening } = matter
    told.entries.push({ market_id, evening, at, actor, kind: 'matter.step', subject: `matter:${matter.id}`, body })
    Object.assign(matter, { position, state: to })
  }

  function giveBack(matter: Matter, hold: Procedure, items: string[], by: string, at: Date) {
    const id = derivedId('sample', hold.id, '2')
    const actor = { kind: 'person', id: by } as const
    const body = { items: items, received_by: '商户本人', words: null }
    const row = { id, procedure_id: hold.id, kind: 'evidence_hold' as const, position: 2, step: 'give_back', at }
    told.procedureSteps.push({
      ...row,
      from_state: 'held',
      to_state: 'returned',
      actor_kind: 'person',
      actor_id: by,
      body: JSON.stringify(body),
      action_id: null,
    })
    const of = { procedure_id: hold.id, procedure: 'evidence_hold', step_id: id, step: 'give_back', state: 'returned' }
    const { market_id, evening } = matter
    told.entries.push({
      market_id,
      evening,
      at,
      actor,
      kind: 'procedure.step',
      subject: `matter:${matter.id}`,
      body: of,
    })
    Object.assign(hold, { state: 'returned', position: 2, ended_at: at })
    const clock = told.clocks.find(({ procedure_id }) => procedure_id === hold.id)
    if (clock) clock.stopped_at = at
    step(matter, 'conclude', 'closed', at, by)
  }

  function hold(matter: Matter, action: { id: string; items?: string[] | undefined }, at: Date, by: string) {
    const items = action.items ?? []
    const { market_id, squad_id } = matter
    const row: Procedure = {
      id: action.id,
      matter_id: matter.id,
      market_id,
      squad_id,
      kind: 'evidence_hold',
      state: 'held',
      position: 1,
      opened_at: at,
      ended_at: null,
    }
    told.procedures.push(row)
    const first = {
      id: action.id,
      procedure_id: action.id,
      kind: 'evidence_hold' as const,
      position: 1,
      step: 'hold',
      at,
    }
    const who = { actor_kind: 'person' as const, actor_id: by }
    const body = JSON.stringify({ items })
    told.procedureSteps.push({ ...first, from_state: 'none', to_state: 'held', ...who, body, action_id: action.id })
    const due_at = holdDecisionDue({ time_zone: timeZone, isWorkday }, at)
    const clock = { procedure_id: action.id, clock: 'hold_decision' as const, market_id, started_at: at, due_at }
    told.clocks.push({ ...clock, stopped_at: null })
    // Most are decided after three working days; one in eight is still open when its week is nearly over.
    const back = new Date(at.getTime() + (Number.parseInt(action.id.slice(-2), 16) % 8 === 0 ? 30 : 4) * day_ms)
    if (back > now) return
    isComing(back, () => {
      if (matter.state === 'escalated') giveBack(matter, row, items, by, back)
    })
  }

  function look({ patrol }: SampleOuting, { capture, at, received_at, officer_id, vendor_id, deadline }: Walked) {
    const { subject } = capture
    const place = subject.kind === 'place' ? `vendor:${vendor_id}` : subject.id
    const here = (waiting.get(place) ?? []).filter(({ state }) => state === 'awaiting_fix')
    for (const matter of byInspection.get(capture.amends ?? '') ?? [])
      step(matter, 'set_aside', 'void', received_at, officer_id)
    for (const matter of here) {
      if (matter.seen_at >= at) continue
      const again = capture.findings.some(({ item_code }) => item_code === matter.item_code)
      if (capture.outcome === 'in_order') step(matter, 'confirm', 'closed', received_at, officer_id, capture.id)
      else if (again) step(matter, 'found_again', 'closed', received_at, officer_id, capture.id)
    }
    const of = hours.get(patrol.market_id)
    if (!of) throw new Error(`no market ${patrol.market_id}`)
    const closes_at = deadlineOf('tonight', at, of, isWorkday)
    const found: Matter[] = []
    for (const finding of capture.findings) {
      const { state, due_at } = beginning({
        actions: finding.actions.map(({ kind }) => ({
          kind,
          deadline_at: kind === 'fix_by' ? deadline(finding) : null,
        })),
        after_photo: false,
        closes_at,
      })
      const row: Row = {
        id: finding.id,
        market_id: patrol.market_id,
        evening: patrol.evening,
        squad_id: district.squadIds[patrol.squad] ?? '',
        stall_id: subject.kind === 'stall' ? subject.id : null,
        shop_id: subject.kind === 'shop' ? subject.id : null,
        vendor_id,
        item_code: finding.item_code,
        seen_at: at,
        first_state: state,
        state,
        position: null,
        due_at,
      }
      const matter: Matter = { ...row, actions: finding.actions.map(({ id }) => id), inspection: capture.id }
      told.matters.push(row)
      found.push(matter)
      for (const { id } of finding.actions) byAction.set(id, matter)
      // Of sixteen orders to put right at once fifteen were seen followed before the squad moved on.
      const seen = new Date(at.getTime() + 12 * 60_000)
      if (state === 'awaiting_fix' && due_at === closes_at && !finding.id.endsWith('7'))
        isComing(seen, () => {
          if (matter.state === 'awaiting_fix') step(matter, 'confirm', 'closed', seen, officer_id)
        })
      const held = finding.actions.find(({ kind }) => kind === 'evidence_hold')
      if (held) hold(matter, held, at, officer_id)
    }
    byInspection.set(capture.id, found)
    const open = [...here, ...found].filter(({ state }) => state === 'awaiting_fix')
    waiting.set(place, open)
  }

  for (const { row } of lifted)
    isComing(row.at, () => {
      const matter = byAction.get(row.action_id)
      if (matter?.actions.length !== 1 || matter.state === 'void') return
      step(matter, 'overturn', 'overturned', row.at, row.decided_by)
    })
  const happenUntil = (until: Date) => {
    for (let next = coming.at(-1); next && next.at <= until; next = coming.at(-1)) {
      coming.pop()
      next.happen()
    }
  }
  const looks = outings.flatMap((outing) => outing.walked.map((walked) => ({ outing, walked })))
  for (const { outing, walked } of looks.sort((a, b) => a.walked.at.getTime() - b.walked.at.getTime())) {
    happenUntil(walked.at)
    look(outing, walked)
  }
  happenUntil(now)
  return told
}
