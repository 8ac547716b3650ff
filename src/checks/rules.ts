import type { PlanDocument } from '../plan/schema.ts'
import type { MarketPlace } from '../studio/rules-order.ts'
import { checkAisle } from './rules-aisle.ts'
import { checkGap } from './rules-gap.ts'
import { checkGas } from './rules-gas.ts'
import { checkKeepClear } from './rules-keep-clear.ts'
import { checkKerb } from './rules-kerb.ts'
import { checkKinds, type CheckKind, type CheckSettings } from './rules-kinds.ts'
import { checkNumber } from './rules-number.ts'
import { checkOutside } from './rules-outside.ts'
import { checkOverlap } from './rules-overlap.ts'
import { siteOf, type Found, type Site } from './rules-site.ts'
import { checkSize } from './rules-size.ts'
import { checkZone } from './rules-zone.ts'
import type { PlanCheck } from './schema.ts'

const checks: Record<CheckKind, (site: Site, settings: CheckSettings) => Found[]> = {
  number: checkNumber,
  overlap: checkOverlap,
  outside_market: checkOutside,
  keep_clear: checkKeepClear,
  aisle: checkAisle,
  gap: checkGap,
  kerb: checkKerb,
  gas: checkGas,
  size: checkSize,
  zone_category: checkZone,
}

/**
 * Everything wrong with a plan by a market's settings, errors first. `report` is told after each kind of check how many
 * of all are done.
 */
export function checkPlan(
  document: PlanDocument,
  place: MarketPlace,
  settings: CheckSettings,
  report: (done: number, of: number) => void = () => undefined,
): PlanCheck[] {
  const site = siteOf(document, place)
  const found = checkKinds.flatMap((check, index): PlanCheck[] => {
    const level = settings.levels[check]
    const all = level === 'off' ? [] : checks[check](site, settings).map((each) => ({ check, level, ...each }))
    report(index + 1, checkKinds.length)
    return all
  })
  return found.sort((a, b) => Number(a.level === 'warning') - Number(b.level === 'warning'))
}

/** How many of the checks are errors, for which publishing wants a reason. */
export const openErrors = (found: readonly PlanCheck[]) => found.filter(({ level }) => level === 'error').length
