import { monthly, type Pattern } from '../../src/prompts/rules-kinds.ts'
import type { Evidence, PromptLine, PromptOverview } from '../../src/prompts/schema.ts'
import { paceMeasured } from '../../src/prompts/rules-pace.ts'
import { limitsOf, type Numbers } from '../../src/prompts/rules-settings.ts'
import { rateOf } from '../../src/prompts/rules.ts'
import { formatCount, formatDay, localName, t } from '../i18n/index.ts'
import { sentences } from '../i18n/punctuation.ts'

/** What was seen, in one calm sentence. */
export function evidenceWords(evidence: Evidence): string {
  const { words } = t.prompts
  switch (evidence.pattern) {
    case 'burst':
      return words.burst(formatCount(evidence.looks), evidence.seconds.toFixed(0))
    case 'pace': {
      const speed = ({ metres, seconds }: (typeof evidence.legs)[number]) => metres / Math.max(seconds, 1)
      const [fastest] = evidence.legs.toSorted((a, b) => speed(b) - speed(a))
      return fastest
        ? words.pace(formatCount(fastest.metres), fastest.seconds.toFixed(0), formatCount(evidence.legs.length))
        : ''
    }
    case 'photo_again':
      return words.photo_again(formatCount(evidence.records))
    case 'photo_alike':
      return words.photo_alike(formatDay(evidence.other_evening), evidence.distance)
    case 'off_roster':
      return words[evidence.why](formatCount(evidence.looks))
    case 'always_in_order':
      return words.always_in_order(
        formatCount(evidence.looks),
        formatCount(evidence.found),
        formatCount(Math.round(evidence.expected)),
      )
    case 'same_act': {
      const { item_name, item_name_en, category_name, category_name_en } = evidence
      const item = localName({ name: item_name, name_en: item_name_en })
      const category = category_name === null ? null : localName({ name: category_name, name_en: category_name_en })
      return words.same_act(item, category)
    }
    case 'month_end': {
      const { month, last } = evidence
      return words.month_end(
        formatCount(last.mild),
        formatCount(last.handled),
        formatCount(month.mild - last.mild),
        formatCount(month.handled - last.handled),
      )
    }
    case 'bunching': {
      const { item_name, item_name_en, at, within, here } = evidence
      const item = localName({ name: item_name, name_en: item_name_en })
      return words.bunching(item, at, formatCount(within), formatCount(here.near), formatCount(here.all))
    }
  }
}

/** Patterns that are looked for once a month; the others every evening. */
const isMonthly = (pattern: Pattern) => monthly.includes(pattern)

/** Where and when a prompt is of. */
export function whereWords({ market, evening, pattern }: PromptLine): string {
  return t.prompts.of(localName(market), isMonthly(pattern) ? t.prompts.month(evening) : formatDay(evening))
}

const smallest = 0.0001

/** A chance or a count that is small: two digits that count, never "0". */
export function smallWords(value: number): string {
  if (value < smallest) return t.prompts.below(String(smallest))
  return value >= 1 ? value.toFixed(1) : value.toPrecision(2)
}

const expectedWords = (count: number) => (count < smallest ? smallWords(count) : t.prompts.roughly(smallWords(count)))

/** How often chance alone brings a pattern about: so many times in so many days, one in so many nights or months. */
export function alarmWords({ pattern, tested, evenings, expected }: PromptOverview['alarms'][number], days: number) {
  const { prompts } = t
  if (expected === null || tested === 0) return null
  const compared = prompts.compared(days, formatCount(tested))
  if (expected === 0) return sentences([compared, prompts.noChance])
  const apart = formatCount(Math.max(1, Math.round(evenings / expected)))
  const every = isMonthly(pattern) ? prompts.everyMonth(apart) : prompts.every(apart)
  return sentences([compared, prompts.expected(expectedWords(expected)) + every])
}

/** How often a pattern alarms for nothing at these thresholds, in words: one in so many of what is compared. */
export function rateWords(pattern: Pattern, numbers: Numbers): string {
  const { settings } = t.prompts
  const rate = rateOf(pattern, limitsOf(numbers))
  if (rate === null) return settings.notChance
  if (rate === 0) return settings.never
  // Never more than is true: of one in 47,312 it says 47,000.
  const places = 10 ** Math.max(0, Math.floor(-Math.log10(rate)) - 1)
  return settings.rate(settings.units[pattern], formatCount(Math.max(1, Math.floor(1 / rate / places + 1e-6) * places)))
}

/** How that rate is known. */
export function howWords(pattern: Pattern): string | null {
  const { how } = t.prompts.settings
  if (pattern === 'burst') return how.burst
  if (pattern === 'photo_alike') return how.alike
  if (pattern === 'pace') {
    const measured = paceMeasured.map((at) => how.paceAt(at.metres_per_s, at.slack_m, at.from_m, at.legs))
    return how.pace(measured.join(how.or))
  }
  return isMonthly(pattern) ? how.exact : null
}
