import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../db/open.ts'
import type { LngLat } from '../plan/schema.ts'
import type { RowGeometry } from './rules-file.ts'
import type { PlacedKind } from './rules-kinds.ts'
import type { RowOf } from './schema-rows.ts'

/** Outlines of places read so far; a district's fit into memory. */
export type Outlines = Map<string, LngLat[]>

// A ring is kept without its first corner at its end; GeoJSON wants it there.
const ring = (outline: LngLat[]): LngLat[] => {
  const [first] = outline
  return first ? [...outline, first] : outline
}

async function readOutlines(db: Db, ids: readonly string[], known: Outlines) {
  const missing = [...new Set(ids)].filter((id) => !known.has(id))
  if (missing.length === 0) return
  const { rows } = await sql<{ id: string; outline: LngLat[] }>`
    select distinct on (s.stall_id) s.stall_id as id, s.outline from plan_stall s join plan p on p.id = s.plan_id
    where s.stall_id = any(${missing}::uuid[]) order by s.stall_id, p.version desc`.execute(db)
  const shops = await sql<{ id: string; outline: LngLat[] }>`
    select h.id, h.outline from shop h where h.id = any(${missing}::uuid[])`.execute(db)
  for (const { id, outline } of [...rows, ...shops.rows]) known.set(id, ring(outline))
}

/** Which inspection a row's place is known by, where it may be at no stall or shop. */
const looks: Partial<Record<PlacedKind, RawBuilder<unknown>>> = {
  inspections: sql`select i.id, i.id as look from inspection i`,
  second_looks: sql`select i.id, i.id as look from inspection i`,
  findings: sql`select f.id, f.inspection_id as look from finding f`,
  matters: sql`select f.id, f.inspection_id as look from finding f`,
  actions: sql`select a.id, f.inspection_id as look from action a join finding f on f.id = a.finding_id`,
}

/** Points of looks at no stall or shop, by the row's id. */
async function points(db: Db, kind: PlacedKind, ids: readonly string[]): Promise<Map<string, LngLat>> {
  const from = looks[kind]
  if (ids.length === 0 || from === undefined) return new Map()
  const { rows } = await sql<{ id: string; lng: number; lat: number }>`
    select r.id, i.place_lng as lng, i.place_lat as lat from (${from}) r join inspection i on i.id = r.look
    where r.id = any(${[...ids]}::uuid[]) and i.place_lng is not null`.execute(db)
  return new Map(rows.map(({ id, lng, lat }) => [id, [lng, lat]]))
}

/** Where rows are, in their order; places by the newest plan that has them. */
export async function geometryOf<Kind extends PlacedKind>(
  db: Db,
  kind: Kind,
  rows: readonly RowOf[Kind][],
  known: Outlines,
): Promise<RowGeometry[]> {
  const placesOf = (row: RowOf[PlacedKind]): string[] =>
    'places' in row ? row.places.map(({ id }) => id) : row.place.id === null ? [] : [row.place.id]
  await readOutlines(db, rows.flatMap(placesOf), known)
  const apart = await points(
    db,
    kind,
    rows.filter((row) => placesOf(row).length === 0).map(({ id }) => id),
  )
  return rows.map((row) => {
    const rings = placesOf(row).flatMap((id) => {
      const outline = known.get(id)
      return outline ? [outline] : []
    })
    const [only] = rings
    if (rings.length > 1) return { type: 'MultiPolygon', coordinates: rings.map((outline) => [outline]) }
    if (only) return { type: 'Polygon', coordinates: [only] }
    const point = apart.get(row.id)
    return point ? { type: 'Point', coordinates: point } : null
  })
}
