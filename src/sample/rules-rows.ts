import { isEnforcing } from '../enforcement/rules.ts'
import type { PointsTable } from '../points/schema.ts'
import type { Walked } from './rules-walk.ts'

/** Where a capture belongs: its market and evening. */
export interface Belongs {
  market_id: string
  evening: string
}

/** The points its actions gave, by the table. */
export function pointsRows({ capture }: Walked, table: PointsTable) {
  return capture.findings.flatMap(({ item_code, actions }) =>
    actions.flatMap(({ id, kind }) =>
      kind === 'points' && table
        ? [{ action_id: id, version: table.version, points: table.items[item_code] ?? 1 }]
        : [],
    ),
  )
}

/** The entry as it is when the second officer confirmed on the spot, on the phone that logged it. */
export const confirmedOnTheSpot = (entry: Walked): Walked => ({
  ...entry,
  capture: {
    ...entry.capture,
    findings: entry.capture.findings.map((finding) => ({
      ...finding,
      actions: finding.actions.map((action) => {
        const confirmed_by = action.officers.filter((person) => person !== entry.officer_id)
        return isEnforcing(action.kind) && confirmed_by.length > 0 ? { ...action, confirmed_by } : action
      }),
    })),
  },
})
