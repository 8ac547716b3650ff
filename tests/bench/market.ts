import type { Db } from '../../src/db/open.ts'
import { insertMany } from '../../src/sample/queries-write.ts'
import { chanceFrom } from '../../src/sample/rules-chance.ts'
import { markets, marketColumns, type MarketForm } from '../../src/sample/rules-markets.ts'
import { layStalls } from '../../src/sample/rules-plan.ts'
import { vendorSource } from '../../src/sample/rules-vendors.ts'
import { newId } from '../../src/shared/ids.ts'
import { random, tonight } from './stage.ts'

/**
 * A market `id` with four rows of so many plots, nineteen in twenty held, their corners as uneven as paint on asphalt: up
 * to 5 cm off. Answers the supervisor who may look at it.
 */
export async function buildMarket(db: Db, market: string, inRow: number, segment: string): Promise<string> {
  const [pingan] = markets
  if (!pingan) throw new Error('no market to copy')
  const form: MarketForm = {
    ...pingan,
    id: market,
    name: `大市场 ${market}`,
    name_en: `Market ${market}`,
    rows: [inRow, inRow, inRow, inRow],
    seasons: [],
  }
  const chance = chanceFrom(market)
  const id = () => newId(tonight, random)
  const day = '2026-01-02'
  const laid = layStalls(form, { opened: day, extended: day }, chance, id)
  const astray = () => chance.between(-5, 5) / 1e7
  const source = vendorSource({ opened: day, first: day }, chance, id)
  const held = laid
    .filter(() => chance.hit(0.95))
    .map((stall) => ({ stall, vendor: source.make(stall.category_id, { trade: 'stall', priority: false }) }))
  // Phones of the sample's segment are taken; 164 and the like are nobody's either.
  const vendors = source.made.map(({ id, name, trade_name, party, origin, category_id, priority }, n) => {
    const phone = `${segment}${String(n).padStart(8, '0')}`
    return { id, name, trade_name, phone, party, origin, category_id, priority, sample: true, created_at: tonight }
  })
  const supervisor = await db
    .selectFrom('person')
    .select('id')
    .where('role', '=', 'supervisor')
    .executeTakeFirstOrThrow()
  const plan_id = id()
  await db.transaction().execute(async (work) => {
    await insertMany(work, 'market', [
      {
        ...marketColumns(form),
        time_zone: 'Asia/Shanghai',
        center_lng: form.center[0],
        center_lat: form.center[1],
        created_at: tonight,
      },
    ])
    await insertMany(
      work,
      'stall',
      laid.map((stall) => ({ id: stall.id, market_id: form.id, created_at: tonight })),
    )
    await insertMany(work, 'plan', [
      { id: plan_id, market_id: form.id, version: 1, valid_from: day, published_at: tonight },
    ])
    await insertMany(
      work,
      'plan_stall',
      laid.map(({ id: stall_id, number, row_label, position, category_id, outline, width_m, depth_m, closed }) => {
        const uneven = outline.map(([lng, lat]) => [lng + astray(), lat + astray()])
        return {
          plan_id,
          stall_id,
          market_id: form.id,
          number,
          row_label,
          position,
          category_id,
          outline: JSON.stringify(uneven),
          width_m,
          depth_m,
          closed,
        }
      }),
    )
    await insertMany(work, 'vendor', vendors)
    await insertMany(
      work,
      'assignment',
      held.map(({ stall, vendor }) => ({
        id: id(),
        market_id: form.id,
        stall_id: stall.id,
        vendor_id: vendor.id,
        starts_on: day,
        slot: 1,
        maximum: form.max_stalls_per_vendor,
        assigned_by: supervisor.id,
        assigned_at: tonight,
      })),
    )
  })
  return supervisor.id
}
