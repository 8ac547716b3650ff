import type { PlanCheck } from '../../src/checks/schema.ts'
import { t } from '../i18n/index.ts'
import { categoryName } from '../plan/categories.ts'

/** What a check found, in a sentence with what was measured and what is wanted; `label` names stalls. */
export function checkSentence({ check, stalls, detail }: PlanCheck, label: (stall: string) => string): string {
  const [a = '', b = ''] = stalls.map(label)
  const number = (key: string) => Number(detail[key] ?? 0)
  const words = t.checks.sentence
  switch (check) {
    case 'number':
      return words.number(a, number('times'))
    case 'overlap':
      return words.overlap(a, b, number('area_m2'))
    case 'outside_market':
      return words.outside(a, number('outside_m2'))
    case 'keep_clear': {
      const kind = t.checks.kinds[detail['kind'] as keyof typeof t.checks.kinds]
      return 'area_m2' in detail
        ? words.onClear(a, kind, number('area_m2'))
        : words.nearClear(a, kind, number('distance_m'), number('wanted_m'))
    }
    case 'aisle':
      return detail['shut'] === 1
        ? words.shut(a, number('wanted_m'))
        : words.aisle(a, b, number('aisle_m'), number('wanted_m'))
    case 'gap':
      return words.gap(a, number('every'), number('gap_m'))
    case 'kerb':
      return words.kerb(a, number('distance_m'), number('wanted_m'))
    case 'gas':
      return words.gas(a, b, number('distance_m'), number('wanted_m'))
    case 'size':
      return words.size(a, number('width_m'), number('depth_m'), number('least_side_m'), number('greatest_side_m'))
    case 'zone_category':
      return words.zone(a, categoryName(String(detail['category'])) ?? '', String(detail['zone']))
  }
}
