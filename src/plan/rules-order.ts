import RBush from 'rbush'
import { byNumber } from './rules-number.ts'
import { between, heading, lineBearing, orientedBox } from './rules-shape.ts'
import type { Metres } from './rules-shape.ts'

/** A stall as it lies on the ground; row and order are null where nobody said. */
export interface Laid {
  number: string
  row_label: string | null
  order: number | null
  center: Metres
  bearing: number
  along_m: number
  across_m: number
}

/** Two stalls side by side stand at most this far apart; a gangway between rows is wider. */
const sideBySide = 1.5
/** A row goes on behind a gap of this many metres (a fire lane, a crossing). */
const gapInRow = 10
const sameLine = 25

const letters = /^[A-Z]+$/
const byRow = (a: string, b: string) => (letters.test(a) && letters.test(b) ? a.length - b.length : 0) || byNumber(a, b)

/** The compass bearing (0 up to 180, one decimal) of the longest extent of all corners: the street's axis. */
export function guessAxis(corners: readonly Metres[]): number {
  return (Math.round(orientedBox(corners).bearing * 10) / 10) % 180
}

/**
 * For each stall: whether its row runs along its `bearing` (so that `along_m` is the width at the row's front; one that
 * stands alone is like most others, or else like the axis), and the row it belongs to. Rows nobody named are found by looking along them, and lettered by their smallest number.
 */
export function layRows(stalls: readonly Laid[], axis: number): { along: boolean; row_label: string }[] {
  const tight = chains(stalls, sideBySide, () => true)
  const longer = stalls.map((_, index) => Math.sign(tight.size(2 * index) - tight.size(2 * index + 1)))
  const mostly = Math.sign(longer.reduce((sum, sign) => sum + sign, 0))
  const along = stalls.map((stall, index) => {
    const sign = longer[index] || mostly
    return sign === 0 ? between(stall.bearing, axis) <= 45 : sign > 0
  })
  const rows = chains(stalls, gapInRow, (index, side) => along[index] === (side === 0))
  const rootOf = (index: number) => rows.root(2 * index + (along[index] ? 0 : 1))
  const labels = nameRows(stalls, rootOf)
  return stalls.map((stall, index) => ({
    along: along[index] ?? true,
    row_label: stall.row_label ?? labels.get(rootOf(index)) ?? '',
  }))
}

function nameRows(stalls: readonly Laid[], rootOf: (index: number) => number): Map<number, string> {
  const labels = new Map<number, string>()
  const first = new Map<number, string>()
  const used = new Set<string>()
  stalls.forEach((stall, index) => {
    const root = rootOf(index)
    if (stall.row_label !== null) used.add(stall.row_label)
    if (stall.row_label !== null && !labels.has(root)) labels.set(root, stall.row_label)
    const smallest = first.get(root)
    if (smallest === undefined || byNumber(stall.number, smallest) < 0) first.set(root, stall.number)
  })
  let next = 0
  for (const [root] of [...first].sort(([, a], [, b]) => byNumber(a, b))) {
    if (labels.has(root)) continue
    while (used.has(lettered(next))) next++
    labels.set(root, lettered(next++))
  }
  return labels
}

/** 0 → A, 25 → Z, 26 → AA. */
function lettered(index: number): string {
  return (index < 26 ? '' : lettered(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26))
}

/** For a stall the indexes of those that could stand in line with it across `gap` metres: each reaches as far as it is long. */
function neighbours(stalls: readonly Laid[], gap: number) {
  const boxOf = ({ center: [x, y], along_m, across_m }: Laid, more: number) => {
    const reach = Math.max(along_m, across_m) + more
    return { minX: x - reach, minY: y - reach, maxX: x + reach, maxY: y + reach }
  }
  const tree = new RBush<ReturnType<typeof boxOf> & { index: number }>()
  tree.load(stalls.map((stall, index) => ({ ...boxOf(stall, 0), index })))
  return (stall: Laid) => tree.search(boxOf(stall, gap)).map((found) => found.index)
}

/** Stalls joined end to end; node 2i looks along the bearing of stall i, node 2i + 1 across it. */
function chains(stalls: readonly Laid[], gap: number, looks: (index: number, side: 0 | 1) => boolean) {
  const near = neighbours(stalls, gap)
  const parent = stalls.flatMap((_, index) => [2 * index, 2 * index + 1])
  const sizes = parent.map(() => 1)
  const root = (node: number): number => {
    let top = node
    while (parent[top] !== top) {
      parent[top] = parent[parent[top] ?? top] ?? top
      top = parent[top] ?? top
    }
    return top
  }
  const join = (a: number, b: number) => {
    const [one, other] = [root(a), root(b)]
    if (one === other) return
    parent[other] = one
    sizes[one] = (sizes[one] ?? 1) + (sizes[other] ?? 1)
  }
  const side = (stall: Laid, which: 0 | 1) =>
    which === 0
      ? { bearing: stall.bearing, length: stall.along_m, breadth: stall.across_m }
      : { bearing: stall.bearing + 90, length: stall.across_m, breadth: stall.along_m }
  stalls.forEach((stall, index) => {
    for (const otherIndex of near(stall)) {
      const other = stalls[otherIndex]
      if (other === undefined || otherIndex <= index) continue
      for (const here of [0, 1] as const) {
        for (const there of [0, 1] as const) {
          if (!looks(index, here) || !looks(otherIndex, there)) continue
          if (inLine(stall.center, side(stall, here), other.center, side(other, there), gap)) {
            join(2 * index + here, 2 * otherIndex + there)
          }
        }
      }
    }
  })
  return { root, size: (node: number) => sizes[root(node)] ?? 1 }
}

interface Side {
  bearing: number
  length: number
  breadth: number
}

function inLine(a: Metres, one: Side, b: Metres, other: Side, gap: number): boolean {
  if (between(one.bearing, other.bearing) > sameLine) return false
  const [east, north] = heading(one.bearing)
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const apart = Math.abs(dx * east + dy * north) - (one.length + other.length) / 2
  const aside = Math.abs(dx * north - dy * east)
  return apart <= gap && aside <= Math.min(one.breadth, other.breadth) / 2
}

/**
 * The walking order: row after row, each walked the same way along the axis, the way numbers mostly rise. A row whose
 * file gave every stall an order keeps that. Answers indices into `stalls`.
 */
export function walk(stalls: readonly (Laid & { row_label: string })[], axis: number): number[] {
  const rows = Map.groupBy(stalls.keys(), (index) => stalls[index]?.row_label ?? '')
  const lines = [...rows].sort(([a], [b]) => byRow(a, b)).map(([, members]) => lineUp(stalls, members, axis))
  const rising = lines.reduce((sum, line) => sum + line.rising, 0)
  return lines.flatMap((line) => (line.ordered || rising >= 0 ? line.members : line.members.reverse()))
}

/** One row's members along its own main line; `rising`: how many steps go up in number less those that go down. */
function lineUp(stalls: readonly Laid[], members: number[], axis: number) {
  const of = (index: number) => stalls[index] as Laid
  const order = (index: number) => of(index).order
  if (members.every((index) => order(index) !== null)) {
    return { members: members.sort((a, b) => (order(a) ?? 0) - (order(b) ?? 0)), rising: 0, ordered: true }
  }
  const bearing = mainLine(members.map((index) => of(index).center)) ?? axis
  const [east, north] = heading(bearing)
  const [axisEast, axisNorth] = heading(axis)
  const sense = east * axisEast + north * axisNorth < 0 ? -1 : 1
  const along = (index: number) => sense * (of(index).center[0] * east + of(index).center[1] * north)
  members.sort((a, b) => along(a) - along(b) || byNumber(of(a).number, of(b).number))
  let rising = 0
  for (let i = 1; i < members.length; i++) {
    rising += Math.sign(byNumber(of(members[i] ?? 0).number, of(members[i - 1] ?? 0).number))
  }
  // a side street has no sense in common with the axis, so it goes by its own numbers
  if (between(bearing, axis) <= 60) return { members, rising, ordered: false }
  return { members: rising < 0 ? members.reverse() : members, rising: 0, ordered: true }
}

/** The bearing of the line that points lie along best; null for fewer than two. */
function mainLine(points: readonly Metres[]): number | null {
  if (points.length < 2) return null
  let [xx, xy, yy] = [0, 0, 0]
  const mx = points.reduce((sum, point) => sum + point[0], 0) / points.length
  const my = points.reduce((sum, point) => sum + point[1], 0) / points.length
  for (const [x, y] of points) {
    xx += (x - mx) ** 2
    xy += (x - mx) * (y - my)
    yy += (y - my) ** 2
  }
  const turn = Math.atan2(2 * xy, xx - yy) / 2
  return lineBearing([0, 0], [Math.cos(turn), Math.sin(turn)])
}
