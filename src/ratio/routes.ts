import { Hono, type Context } from 'hono'
import type { InferOutput } from 'valibot'
import type { Db } from '../db/open.ts'
import { isEnforcing as enforces } from '../enforcement/rules.ts'
import type { ActionKind } from '../enforcement/rules-kinds.ts'
import { allow } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { answers, valid } from '../http/valid.ts'
import { Problem } from '../problems.ts'
import { agreementOf } from '../prompts/queries-second.ts'
import { limitOn } from '../settings/queries.ts'
import { addDays, dayIn } from '../shared/evening.ts'
import * as queries from './queries.ts'
import { repeatDays } from '../tally/queries-reading.ts'
import * as guard from './queries-guard.ts'
import { definition, intervalOf, readingsOf, shareOf, verdictOf, type Fraction, type Share } from './rules.ts'
import { alarms, standingOf } from './rules-compare.ts'
import { cutIntoMonths } from './rules-months.ts'
import { longestPeriodDays, RatioPage, RatioQuery } from './schema.ts'

const none: Share = { enforced: 0, handled: 0 }
const byName = new Intl.Collator('zh-CN')

async function scopeOf(c: Context<Env>, asked: InferOutput<typeof RatioQuery>) {
  const market = asked.market ?? null
  const squad = asked.squad ?? null
  const time_zone = await queries.timeZoneOf(c.var.db, market)
  if (time_zone === undefined || (squad && !(await queries.squadExists(c.var.db, squad))))
    throw new Problem('not_found')
  const today = dayIn(time_zone, c.var.now)
  const to = asked.to ?? today
  const from = asked.from ?? `${to.slice(0, 8)}01`
  if (from > to) throw new Problem('period_reversed')
  if (addDays(from, longestPeriodDays) < to) {
    throw new Problem('invalid_request', { fields: [{ path: 'from', message: `more than ${longestPeriodDays} days` }] })
  }
  return { scope: { from, to, market, squad }, today }
}

function namedParts<Named extends { id: string; name: string; name_en: string | null }>(
  all: readonly Named[],
  shares: ReadonlyMap<string | null, Share>,
  inspections: ReadonlyMap<string, number>,
  limit: Fraction,
) {
  return all
    .filter(({ id }) => shares.has(id) || inspections.has(id))
    .sort((a, b) => byName.compare(a.name, b.name))
    .map(({ id, name, name_en }) => {
      const { enforced, handled } = shares.get(id) ?? none
      const share = { enforced, handled }
      return { id, name, name_en, ...share, inspections: inspections.get(id) ?? 0, verdict: verdictOf(share, limit) }
    })
}

const summed = (pairs: readonly [string, number][]) =>
  pairs.reduce((sums, [key, count]) => sums.set(key, (sums.get(key) ?? 0) + count), new Map<string, number>())

/** Parts of the whole in the order of `all`, as far as findings were handled. */
const partsIn = <Named extends object>(
  all: readonly Named[],
  sums: readonly queries.Sum[],
  keyOf: (one: Named) => string,
) => {
  const byValue = new Map(sums.map((sum) => [sum.value, sum]))
  return all.flatMap((one) => {
    const sum = byValue.get(keyOf(one))
    return sum ? [{ ...one, enforced: sum.enforced, handled: sum.count }] : []
  })
}

const sameFraction = (one: Fraction, other: Fraction) =>
  one.numerator === other.numerator && one.denominator === other.denominator

const hours = Array.from({ length: 24 }, (_, hour) => ({ hour }))

/** Every figure of the page for a period; `today` is the market's, beyond which no stall is counted as open. */
export async function ratioPage(db: Db, scope: queries.Scope, now: Date, today: string): Promise<RatioPage> {
  const groups = await queries.countFindings(db, scope)
  const inspected = await queries.countInspections(db, scope)
  const sums = await queries.sumFigures(db, scope)
  const found = await queries.countVendorsWithFindings(db, scope, cutIntoMonths(scope, today))
  const vendors = await guard.countVendors(db, scope)
  const { squads, markets, categories, items } = await queries.names(db)
  const overdue = await guard.countOverdue(db, scope, now)
  const incidents = await guard.countIncidents(db, scope)
  const help = await guard.countHelpCalls(db, scope)
  const coverage = await guard.countCoverage(db, scope, today, now)
  const again = await agreementOf(db, scope)
  const { limit, since: limit_since } = await limitOn(db, scope.to, scope.market)
  const present = await limitOn(db, today, scope.market)

  const grouped = (by: (typeof groups)[number]['grouped_by']) => groups.filter((group) => group.grouped_by === by)
  const by_class = grouped('kind').map(({ counted_as, kind, count }) => ({
    counted_as: counted_as ?? '',
    kind: kind ?? '',
    count,
  }))
  const share = shareOf(by_class)
  const of = (figure: string) => sums.filter((sum) => sum.figure === figure)
  const total = (figure: string, which: (value: string) => boolean = () => true) =>
    of(figure).reduce((sum, { value, count }) => (which(value) ? sum + count : sum), 0)
  const inside = inspected.filter((each) => scope.squad === null || each.squad_id === scope.squad)
  const inspections = inside.reduce((sum, each) => sum + each.inspections, 0)
  const countOf = (counted_as: string) =>
    by_class.reduce((sum, each) => (each.counted_as === counted_as ? sum + each.count : sum), 0)
  const squadShares = new Map(grouped('squad').map((group) => [group.squad_id, group]))
  // Squads stand to the whole they are part of, also when the page is narrowed to one of them.
  const whole = [...squadShares.values()].reduce<Share>(
    (sum, each) => ({ enforced: sum.enforced + each.enforced, handled: sum.handled + each.handled }),
    none,
  )
  return {
    ...scope,
    as_of: now.toISOString(),
    definition_version: definition.version,
    limit,
    limit_since,
    limit_now:
      present.since === null || sameFraction(present.limit, limit) ? null : { ...present.limit, since: present.since },
    headline: { ...share, verdict: verdictOf(share, limit), interval: intervalOf(share), by_class },
    readings: readingsOf({
      kinds: by_class,
      inspections,
      actions: total('action'),
      enforcement_actions: total('action', (kind) => enforces(kind as ActionKind)),
      ...found,
      vendors,
    }),
    guard: {
      ...coverage,
      inspections,
      repeat_findings: total('repeat'),
      repeat_days: repeatDays,
      overdue,
      orders: total('action', (kind) => kind === 'fix_by' || kind === 'fix_now'),
      help_given: total('action', (kind) => kind === 'help'),
      ...help,
      second_looks: again.looked,
      second_agreed: again.agreed,
      ...incidents,
      spared: total('action', (kind) => kind === 'spared'),
      overturned: total('overturned'),
      transferred: countOf('T'),
    },
    by_squad: namedParts(
      squads,
      squadShares,
      summed(inspected.map((each) => [each.squad_id, each.inspections])),
      limit,
    ).map((squad) => ({
      ...squad,
      standing: standingOf(squad, whole),
      standing_95: standingOf(squad, whole, alarms.may_differ),
    })),
    by_market: namedParts(
      markets,
      new Map(grouped('market').map((group) => [group.market_id, group])),
      summed(inside.map((each) => [each.market_id, each.inspections])),
      limit,
    ),
    by_category: partsIn(
      [...categories, { id: null, name: null, name_en: null }],
      of('category'),
      ({ id }) => id ?? '',
    ),
    by_item: partsIn(items, of('item'), ({ code }) => code),
    by_hour: partsIn(hours, of('hour'), ({ hour }) => String(hour)),
    trend: grouped('evening').map(({ evening, enforced, handled }) => ({ evening: evening ?? '', enforced, handled })),
  }
}

/** The enforcement ratio with what must stand beside it; the rows behind each figure are lists of `ask` (`rules-leads`). */
export const ratioRoutes = new Hono<Env>().get(
  '/ratio',
  allow('ratio.read'),
  answers('The enforcement ratio of a period with its other readings, guard numbers and parts', RatioPage),
  valid('query', RatioQuery),
  async (c) => {
    const { scope, today } = await scopeOf(c, c.req.valid('query'))
    return c.json(await queries.atOneMoment(c.var.db, (db) => ratioPage(db, scope, c.var.now, today)))
  },
)
