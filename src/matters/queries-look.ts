import type { Db } from '../db/open.ts'
import type { ActionKind } from '../enforcement/rules-kinds.ts'
import { holdChain } from '../events/queries.ts'
import type { CaptureRows } from '../inspections/queries.ts'
import { orderTerm } from '../inspections/rules-kinds.ts'
import { deadlineOf } from '../inspections/rules-time.ts'
import type { Deadline } from '../inspections/rules-kinds.ts'
import type { Capture } from '../inspections/schema.ts'
import { Problem } from '../problems.ts'
import { derivedId } from '../shared/ids.ts'
import type { Hours } from '../shared/evening.ts'
import type { DayCalendar } from '../calendar/rules.ts'
import { underReview } from '../reviews/queries.ts'
import { beginHold, goneOn, insertMatters, settleBySight, unsettle } from './queries-begin.ts'
import { beginning } from './rules-begin.ts'

/** A look that was stored a moment ago, and what its matters need to know of it. */
export interface Looked {
  capture: Capture
  rows: CaptureRows
  patrol: Hours & { squad_id: string }
  /** Is there anything that waits at its place? */
  waiting: boolean
  calendar: DayCalendar
  by: string
  now: Date
}

const matterRows = ({ capture, rows, patrol, calendar }: Looked) =>
  rows.findings.map((finding) => {
    const { inspection, actions } = rows
    const seen_at = inspection.at
    const begins = beginning({
      actions: actions
        .filter(({ finding_id }) => finding_id === finding.id)
        .map(({ kind, deadline_at }) => ({ kind: kind as ActionKind, deadline_at: deadline_at ?? null })),
      after_photo: (capture.photos ?? []).some((photo) => photo.finding_id === finding.id && photo.kind === 'after'),
      closes_at: deadlineOf('tonight', seen_at, patrol, calendar.isWorkday),
    })
    return {
      id: finding.id,
      market_id: inspection.market_id,
      evening: inspection.evening,
      squad_id: patrol.squad_id,
      stall_id: inspection.stall_id ?? null,
      shop_id: inspection.shop_id ?? null,
      vendor_id: finding.vendor_id ?? null,
      item_code: finding.item_code,
      seen_at,
      first_state: begins.state,
      state: begins.state,
      due_at: begins.due_at,
    }
  })

async function beginHolds(db: Db, looked: Looked) {
  const { rows, patrol, calendar, by } = looked
  const { market_id, at } = rows.inspection
  for (const finding of rows.findings) {
    const held = rows.actions.find(({ finding_id, kind }) => finding_id === finding.id && kind === 'evidence_hold')
    if (!held) continue
    const items = (held.items as string[] | null) ?? []
    const action = { action_id: held.id, matter_id: finding.id, market_id, squad_id: patrol.squad_id, items, by }
    await beginHold(db, { ...action, at }, { time_zone: patrol.time_zone, isWorkday: calendar.isWorkday })
  }
}

/**
 * Refuses to correct an entry of which a procedure has come, which a supervisor ends first, or which a vendor has under
 * review: the decision is about what stands.
 */
export async function mayBeCorrected(db: Db, inspection: string) {
  if (await goneOn(db, inspection)) throw new Problem('matter_gone_on')
  if (await underReview(db, inspection)) throw new Problem('review_running')
}

/**
 * What a look does to matters, after it was stored and logged and within the same transaction: its findings begin theirs,
 * what waited at its place is settled by it, and what an entry it replaces had begun or settled is taken back.
 */
export async function followLook(db: Db, looked: Looked, deadlines: ReadonlyMap<string, Deadline>) {
  const { capture, rows, patrol, waiting, calendar, by, now } = looked
  const { inspection } = rows
  const id = (matter: string) => derivedId(capture.id, matter)
  if (capture.amends !== null)
    await unsettle(db, capture.amends, by, (matter) => derivedId(capture.id, 'undo', matter), now)
  await insertMatters(db, matterRows(looked))
  await beginHolds(db, looked)
  if (!waiting && capture.amends === null) return
  if (capture.outcome === 'void') return
  await holdChain(db, inspection.market_id)
  const { subject } = capture
  await settleBySight(
    db,
    {
      inspection_id: capture.id,
      place: {
        kind: subject.kind,
        id: subject.kind === 'place' ? null : subject.id,
        vendor_id: inspection.vendor_id ?? null,
      },
      at: inspection.at,
      by,
      in_order: capture.outcome === 'in_order',
      findings: capture.findings,
      rechecks: (capture.rechecks ?? []).map(({ matter_id, followed }) => ({ matter_id, followed })),
      newDeadline: (item_code) =>
        deadlineOf(
          orderTerm(deadlines.get(item_code) ?? 'next_evening'),
          inspection.at,
          patrol,
          calendar.isWorkday,
          calendar.isClosed,
        ),
    },
    id,
    now,
  )
}
