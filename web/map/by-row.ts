/** Things in the order of their rows' first appearance; Map.groupBy is missing on the older phones of vendors. */
export function byRow<T>(things: readonly T[], rowOf: (thing: T) => string): [row: string, members: T[]][] {
  const rows = new Map<string, T[]>()
  for (const thing of things) {
    const members = rows.get(rowOf(thing))
    if (members === undefined) rows.set(rowOf(thing), [thing])
    else members.push(thing)
  }
  return [...rows]
}
