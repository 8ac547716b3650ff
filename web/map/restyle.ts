import type { Place } from '../../src/plan/schema.ts'
import { type Audience, statusStyle, type StatusStyle } from './status.ts'

/** How single places look instead of by their status: what a layer of the history says of each. */
export type Restyled = ReadonlyMap<string, StatusStyle> | null

/** A place as it looks now. */
export const styleOf = (place: Place, view: { audience: Audience; restyled: Restyled }): StatusStyle =>
  view.restyled?.get(place.id) ?? statusStyle(place.status, view.audience)

const bar = (from: number) => `M${from} 4h4v16h-4z`
const bars = (count: number) => Array.from({ length: count }, (_, i) => bar(3 + i * 7)).join('')
const slash = 'M4 18.2 18.2 4 20 5.8 5.8 20z'
const dot = 'M12 8.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 1 0 0-7z'

const layerStyle = (rank: number, fill: string, ink: string, glyph: string | null, dashed = false): StatusStyle => {
  return { rank, fill, ink, glyph, dashed, attention: false }
}

/**
 * Classes of a layer: one hue from light to dark, so that they keep their order for every kind of colour blindness and in
 * grey, and as many bars as the class. Too few to say: a dot; nothing to count: dashed with a slash.
 */
export const layerStyles = {
  none: layerStyle(-2, '#E4E4E7', '#3F3F46', slash, true),
  few: layerStyle(-1, '#FFFFFF', '#3F3F46', dot),
  0: layerStyle(0, '#F1E9F7', '#18181B', null),
  1: layerStyle(1, '#C9A9E0', '#18181B', bars(1)),
  2: layerStyle(2, '#8B4FB5', '#FFFFFF', bars(2)),
  3: layerStyle(3, '#3F0F5C', '#FFFFFF', bars(3)),
} as const
