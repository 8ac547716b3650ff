/** Where a reader of the whole district is: the last position taken of each chain; a chain that is not named is at 0. */
export type Cursor = ReadonlyMap<string, number>

/** A cursor as it stands in `Last-Event-ID`: 'chain:position' with commas between, the district's own chain '-' always. */
export function writeCursor(cursor: Cursor): string {
  const others = [...cursor].filter(([chain, position]) => chain !== '-' && position > 0)
  return [['-', cursor.get('-') ?? 0] as const, ...others].map(([chain, position]) => `${chain}:${position}`).join(',')
}

/** The form of a written cursor; chains are a market's id or '-'. */
export const cursorForm = /^(-|[a-z][a-z0-9-]{1,39}):\d{1,15}(,(-|[a-z][a-z0-9-]{1,39}):\d{1,15})*$/

/** The cursor that was written; where a chain stands twice, the earlier position, so that nothing is skipped. */
export function readCursor(written: string): Cursor {
  const cursor = new Map<string, number>()
  for (const part of written.split(',')) {
    const [chain = '', digits = '0'] = part.split(':')
    cursor.set(chain, Math.min(Number(digits), cursor.get(chain) ?? Infinity))
  }
  return cursor
}

/**
 * Where a stream begins: where it was asked to, or at the heads of all chains. Not complete where the asked position of a
 * chain lies beyond its head, as after a restore: then that chain goes on from its head.
 */
export function beginAt(asked: Cursor | undefined, heads: Cursor): { cursor: Map<string, number>; complete: boolean } {
  if (asked === undefined) return { cursor: new Map(heads), complete: true }
  const chains = new Set([...heads.keys(), ...asked.keys()])
  const cursor = new Map([...chains].map((chain) => [chain, Math.min(asked.get(chain) ?? 0, heads.get(chain) ?? 0)]))
  return { cursor, complete: [...asked].every(([chain, position]) => position <= (heads.get(chain) ?? 0)) }
}
