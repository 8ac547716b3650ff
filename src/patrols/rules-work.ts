import type { WorkList, WorkReason } from './schema.ts'

/** Handing over reaches so many days back; an order nobody rechecked stays on the list for so many days. */
export const notesFor_days = 3
export const recheckFor_days = 90

/**
 * Which of a pool are drawn: the `share_percent` (rounded up) whose `hash` of "seed:id" sorts first. The office's own draw
 * is made in SQL with SHA-256 in hexadecimal; this is the same, for whoever draws again.
 */
export function drawFrom(
  { seed, share_percent, pool }: { seed: string; share_percent: number; pool: readonly string[] },
  hash: (text: string) => string,
): string[] {
  const keyed = pool.map((id) => ({ id, key: hash(`${seed}:${id}`) }))
  keyed.sort((a, b) => (a.key < b.key ? -1 : 1))
  return keyed.slice(0, Math.ceil((pool.length * share_percent) / 100)).map(({ id }) => id)
}

const pressing: Record<WorkReason['kind'], number> = { request: 0, recheck: 1, second: 2, drawn: 3, unseen: 4 }

/** One line per place with all its reasons, most pressing place first, then in walking order. */
export function byPlace(
  places: readonly { id: string; number: string; position: number }[],
  reasons: readonly { place_id: string; reason: WorkReason }[],
): WorkList['items'] {
  const of = new Map<string, WorkReason[]>()
  for (const { place_id, reason } of reasons) of.set(place_id, [...(of.get(place_id) ?? []), reason])
  const first = (item: { reasons: WorkReason[] }) => Math.min(...item.reasons.map(({ kind }) => pressing[kind]))
  return places
    .flatMap(({ id, number, position }) => {
      const own = of.get(id)?.sort((a, b) => pressing[a.kind] - pressing[b.kind])
      return own ? [{ place_id: id, number, position, reasons: own }] : []
    })
    .sort((a, b) => first(a) - first(b) || a.position - b.position)
}
