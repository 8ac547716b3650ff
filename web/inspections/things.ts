import type { FindingEntry } from '../../src/inspections/schema.ts'
import type { DraftPhoto } from './capture.ts'

/** A thing of a list of items, by its line. */
export interface Thing {
  action_id: string
  number: number
  name: string
}

/** The things that a finding's actions list, numbered as they are sent: blank lines are none. */
export const thingsOf = ({ actions }: FindingEntry): Thing[] =>
  actions.flatMap(({ id: action_id, items = [] }) =>
    items
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((name, index) => ({ action_id, number: index + 1, name })),
  )

/** Does this photo show this thing? */
export const shows = ({ item }: DraftPhoto, { action_id, number }: Thing) =>
  item?.action_id === action_id && item.number === number

/** A photo that shows a thing, or the finding as a whole. */
export function showing(
  { sha256, finding_id, kind, claimed_at, here }: DraftPhoto,
  thing: Thing | undefined,
): DraftPhoto {
  const photo = { sha256, finding_id, kind, claimed_at, here }
  return thing ? { ...photo, item: { action_id: thing.action_id, number: thing.number } } : photo
}
