import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../db/open.ts'
import { isEnforcing, ladder } from '../enforcement/rules.ts'
import { actionKinds } from '../enforcement/rules-kinds.ts'
import { isActionKind, type AskKind, type CountedPart } from './rules-kinds.ts'
import type { AskFilter } from './schema.ts'

/** Which cells of the tally a list adds up to, and whether by all or by those enforced. */
interface Cells {
  which: RawBuilder<unknown>
  of: 'count' | 'enforced'
}

const scope = ['from', 'to', 'market', 'squad']
const kindOf = sql`split_part(t.value, ':', 2)`
const classOf = sql`split_part(t.value, ':', 1)`
const finding = (which: RawBuilder<unknown>, of: Cells['of'] = 'count'): Cells => ({
  which: sql`t.figure = 'finding' and ${which}`,
  of,
})

const parts: Record<Exclude<CountedPart, 'overturned'>, Cells> = {
  handled: finding(sql`${classOf} <> 'T'`),
  enforced: finding(sql`true`, 'enforced'),
  enforced_without_warnings: finding(sql`${kindOf} <> 'warning'`, 'enforced'),
  enforced_without_holds: finding(sql`${classOf} <> 'H'`, 'enforced'),
  spared: finding(sql`${classOf} = 'spared'`),
  transferred: finding(sql`${classOf} = 'T'`),
  repeated: { which: sql`t.figure = 'repeat'`, of: 'count' },
}

const narrowings = {
  item: ({ item }: AskFilter) => sql`t.figure = 'item' and t.value = ${item}`,
  category: ({ category }: AskFilter) => sql`t.figure = 'category' and t.value = ${category === '-' ? '' : category}`,
  hour: ({ hour }: AskFilter) => sql`t.figure = 'hour' and t.value = ${hour}`,
} as const
type Narrowing = keyof typeof narrowings

function findingCells(filter: AskFilter, names: string[]): Cells | null {
  const { counted } = filter
  const [name] = names.filter((each) => each !== 'counted')
  const only = names.length === (counted === undefined ? 1 : 2)
  if (name === undefined) {
    if (counted === undefined) return finding(sql`true`)
    if (isActionKind(counted)) return finding(sql`${kindOf} = ${counted} and ${classOf} <> 'overturned'`)
    return counted === 'overturned' ? null : parts[counted]
  }
  if (name === 'class' && names.length === 1) return finding(sql`${classOf} = ${filter.class}`)
  if (!only || !(name in narrowings) || (counted !== 'handled' && counted !== 'enforced')) return null
  return { which: narrowings[name as Narrowing](filter), of: counted === 'handled' ? 'count' : 'enforced' }
}

function actionCells({ part, action, class: cls }: AskFilter, names: string[]): Cells | null {
  if (names.some((name) => name !== 'part' && name !== 'action' && name !== 'class')) return null
  const kinds = actionKinds.filter(
    (kind) =>
      (action === undefined || kind === action) &&
      (cls === undefined || cls === 'overturned' || ladder[kind].class === cls) &&
      (part !== 'enforces' || isEnforcing(kind)),
  )
  const both = ['action', 'overturned']
  const figures = both.filter(
    (figure) =>
      (part === undefined || (figure === 'overturned') === (part === 'overturned')) &&
      (cls !== 'overturned' || figure === 'overturned'),
  )
  return { which: sql`t.figure = any(${figures}::text[]) and t.value = any(${kinds}::text[])`, of: 'count' }
}

function cellsOf(kind: AskKind, filter: AskFilter): Cells | null {
  const names = Object.keys(filter).filter((name) => !scope.includes(name))
  if (kind === 'findings') return findingCells(filter, names)
  if (kind === 'actions') return actionCells(filter, names)
  if (kind !== 'inspections' || filter.stands === undefined) return null
  if (names.length === 1) return { which: sql`t.figure = 'look'`, of: 'count' }
  return names.length === 2 && filter.outcome === 'in_order' ? { which: sql`t.figure = 'in_order'`, of: 'count' } : null
}

/**
 * How many rows a list has, from what the ratio page adds up: exact, however many they are. Null where the tally does not
 * know, by vendor for instance.
 */
export async function talliedCount(db: Db, kind: AskKind, filter: AskFilter): Promise<number | null> {
  const cells = cellsOf(kind, filter)
  if (cells === null) return null
  const { from, to, market, squad } = filter
  const { rows } = await sql<{ count: number }>`
    select coalesce(sum(${sql.ref(`t.${cells.of}`)}), 0)::int as count from tally t where ${cells.which}
      ${from === undefined ? sql`` : sql`and t.evening >= ${from}::date`}
      ${to === undefined ? sql`` : sql`and t.evening <= ${to}::date`}
      ${market === undefined ? sql`` : sql`and t.market_id = ${market}`}
      ${squad === undefined ? sql`` : sql`and t.squad_id = ${squad}::uuid`}`.execute(db)
  return rows[0]?.count ?? 0
}
