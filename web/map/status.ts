import type { PublicStatus, StaffStatus } from '../../src/plan/schema.ts'

/** For whom a map is drawn: enforcement is never public, and the two never look alike. */
export type Audience = 'staff' | 'public'
export type AnyStatus = StaffStatus | PublicStatus

/** How a status looks on the map, in the legend and in lists. */
export interface StatusStyle {
  fill: string
  /** Text and glyph on the fill, contrast at least 4.5. */
  ink: string
  dashed: boolean
  /** SVG path in a 24 × 24 box, filled; null when the status needs no glyph. */
  glyph: string | null
  /** The highest in a row colours the row's block. */
  rank: number
  /** Counts as "needs looking at" in a row's block. */
  attention: boolean
}

export const outline = '#52525B'

const tick = 'M9.6 18.6 3.4 12.4l2.2-2.2 4 4L18.4 5.4l2.2 2.2z'
const exclamation = 'M10.2 3h3.6l-.7 11h-2.2zM10.2 16.6h3.6v3.8h-3.6z'
const square = 'M5 5h14v14H5z'
const cross = 'M6.1 4 12 9.9 17.9 4 20 6.1 14.1 12l5.9 5.9-2.1 2.1L12 14.1 6.1 20 4 17.9 9.9 12 4 6.1z'
const awning = 'M4 4h16l1.5 6a3.2 3.2 0 0 1-6.3.6 3.2 3.2 0 0 1-6.4 0A3.2 3.2 0 0 1 2.5 10zM5 15.5h14V20H5z'
const ring = 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 1 0 0-17zM12 6.7a5.3 5.3 0 1 1 0 10.6 5.3 5.3 0 1 1 0-10.6z'
const bar = 'M4 10.2h16v3.6H4z'

const style = (
  rank: number,
  fill: string,
  ink: string,
  glyph: string | null,
  more: { dashed?: boolean; attention?: boolean } = {},
): StatusStyle => ({ rank, fill, ink, glyph, dashed: more.dashed ?? false, attention: more.attention ?? false })

const staff: Record<StaffStatus, StatusStyle> = {
  closed: style(0, '#27272A', '#FFFFFF', cross),
  vacant: style(1, '#FFFFFF', '#27272A', null, { dashed: true }),
  assigned: style(2, '#7DBBE8', '#18181B', null),
  seen: style(3, '#005F99', '#FFFFFF', tick),
  to_put_right: style(4, '#F5C542', '#18181B', exclamation, { attention: true }),
  enforced: style(5, '#C2410C', '#FFFFFF', square, { attention: true }),
}

const anybody: Record<PublicStatus, StatusStyle> = {
  closed: style(0, '#78716C', '#FFFFFF', bar),
  free: style(1, '#D9F99D', '#18181B', ring, { dashed: true }),
  trading: style(2, '#A21CAF', '#FFFFFF', awning),
}

/** `closed` looks different to staff and to the public, hence the audience. */
export function statusStyle(status: AnyStatus, audience: Audience = 'staff'): StatusStyle {
  const found = audience === 'staff' ? staff[status as StaffStatus] : anybody[status as PublicStatus]
  if (found === undefined) throw new Error(`no ${audience} style for status ${status}`)
  return found
}

/** The statuses of an audience in the legend's order, most urgent first. */
export const statusesOf = (audience: Audience): AnyStatus[] =>
  audience === 'staff'
    ? ['enforced', 'to_put_right', 'seen', 'assigned', 'vacant', 'closed']
    : ['trading', 'free', 'closed']
