import type { Db } from '../db/open.ts'
import { limitOn } from '../settings/queries.ts'
import { addDays } from '../shared/evening.ts'
import { finesAtCeiling, ordersAtTheirTime } from './queries-bunching.ts'
import type { Finder, Found } from './queries-evening.ts'
import * as facts from './queries-facts.ts'
import { alwaysInOrder } from './rules-always-in-order.ts'
import { bunchings } from './rules-bunching.ts'
import { mostRecords, type Pattern } from './rules-kinds.ts'
import { monthEnd } from './rules-month-end.ts'
import { sameActs } from './rules-same-act.ts'

async function itemNames(db: Db, code: string) {
  const { name, name_en } = await db
    .selectFrom('checklist_item')
    .select(['name', 'name_en'])
    .where('code', '=', code)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return { item_name: name, item_name_en: name_en }
}

async function namesOf(db: Db, { item_code, category_id, squads }: ReturnType<typeof sameActs>['found'][number]) {
  const category = await db
    .selectFrom('category')
    .select(['name', 'name_en'])
    .where('id', '=', category_id ?? '')
    .executeTakeFirst()
  const ids = squads.map(({ squad_id }) => squad_id)
  const rows = await db.selectFrom('squad').select(['id', 'name', 'name_en']).where('id', 'in', ids).execute()
  const names = new Map(rows.map((row) => [row.id, row]))
  return {
    ...(await itemNames(db, item_code)),
    category_name: category?.name ?? null,
    category_name_en: category?.name_en ?? null,
    squads: squads.map(({ squad_id, handled, enforced }) => ({
      id: squad_id,
      name: names.get(squad_id)?.name ?? '',
      name_en: names.get(squad_id)?.name_en ?? null,
      handled,
      enforced,
    })),
  }
}

/** The first day of the month so many months before the one that begins on `day`. */
function monthsBefore(day: string, months: number): string {
  let first = day
  for (let n = 0; n < months; n++) first = `${addDays(first, -1).slice(0, 8)}01`
  return first
}

/** What is looked for in a month. */
export const monthFinders: Partial<Record<Pattern, Finder>> = {
  async always_in_order(db, span, { always_in_order }) {
    const { from, to } = span
    const officers = await facts.inOrderFacts(db, span)
    const found: Found[] = []
    for (const { person, looks, found: seen, expected, others, chance } of alwaysInOrder(officers, always_in_order)) {
      const evidence = { pattern: 'always_in_order' as const, from, to, looks, found: seen, expected, others }
      const inspections = await facts.newestLooks(db, span, person, mostRecords)
      found.push({ subject: person, person, inspections, evidence, chance })
    }
    return { tested: officers.length, found }
  },

  async same_act(db, span, { same_act }) {
    const { from, to } = span
    const acts = sameActs(await facts.sameActFacts(db, span), same_act)
    const found: Found[] = []
    for (const act of acts.found) {
      const named = await namesOf(db, act)
      found.push({
        subject: `${act.item_code}:${act.category_id ?? ''}`,
        person: null,
        inspections: await facts.sameActLooks(db, span, act, Math.floor(mostRecords / act.squads.length)),
        evidence: { pattern: 'same_act', from, to, ...named },
        chance: act.chance,
      })
    }
    return { tested: acts.tested, found }
  },

  async month_end(db, span, { month_end }) {
    const { from, to, market } = span
    const ending = await facts.monthEndFacts(db, span, month_end.evenings)
    if (!ending) return { tested: 0, found: [] }
    const { numerator, denominator } = (await limitOn(db, to, market)).limit
    const chance = monthEnd(ending, numerator / denominator, month_end)
    if (chance === null) return { tested: 1, found: [] }
    const { month, last, last_from, records } = ending
    const evidence = { pattern: 'month_end' as const, from, to, last_from, month, last }
    return { tested: 1, found: [{ subject: market, person: null, inspections: records, evidence, chance }] }
  },

  async bunching(db, span, { bunching }) {
    const { from, to } = span
    const since = monthsBefore(from, bunching.months)
    const asked = { since, most: mostRecords, ...bunching }
    const counted = [...(await finesAtCeiling(db, span, asked)), ...(await ordersAtTheirTime(db, span, asked))]
    const { tested, found: bunched } = bunchings(counted, bunching)
    const found: Found[] = []
    for (const { at, item_code, here, before, elsewhere, inspections, chance } of bunched) {
      const within = at === 'fine_ceiling' ? bunching.fine_percent : bunching.order_minutes
      const figures = { at, within, from, to, since, here, before, elsewhere }
      const evidence = { pattern: 'bunching' as const, ...figures, ...(await itemNames(db, item_code)) }
      found.push({ subject: `${at}:${item_code}`, person: null, inspections, evidence, chance })
    }
    return { tested, found }
  },
}
