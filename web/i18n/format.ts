import { language, type Language } from './language.ts'

type Instant = string | Date
type Parts = Partial<Record<Intl.DateTimeFormatPartTypes, string>>

const cache = new Map<string, Intl.DateTimeFormat>()

function partsOf(at: Instant, timeZone: string, locale: Language): Parts {
  const key = `${locale} ${timeZone}`
  let format = cache.get(key)
  if (!format) {
    format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
      timeZone,
      year: 'numeric',
      month: locale === 'en' ? 'short' : 'numeric',
      day: 'numeric',
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
    cache.set(key, format)
  }
  const parts: Parts = {}
  for (const { type, value } of format.formatToParts(new Date(at))) parts[type] = value
  return parts
}

const dayOf = (p: Parts, locale: Language, withYear: boolean) =>
  locale === 'en'
    ? `${p.weekday} ${p.day} ${p.month}${withYear ? ` ${p.year}` : ''}`
    : `${withYear ? `${p.year}年` : ''}${p.month}月${p.day}日 ${p.weekday}`

/** `2026年11月23日 周一 19:05` on the clock of `timeZone` (the market's, from its data or `timeZone` in shell/who). */
export function formatDateTime(at: Instant, timeZone: string) {
  const p = partsOf(at, timeZone, language.value)
  return `${dayOf(p, language.value, true)} ${p.hour}:${p.minute}`
}

/** `11月23日 周一 19:05`: for lists, where the year is clear. */
export function formatShortDateTime(at: Instant, timeZone: string) {
  const p = partsOf(at, timeZone, language.value)
  return `${dayOf(p, language.value, false)} ${p.hour}:${p.minute}`
}

/** `19:05` on the clock of `timeZone`. */
export function formatTime(at: Instant, timeZone: string) {
  const p = partsOf(at, timeZone, language.value)
  return `${p.hour}:${p.minute}`
}

/** `2026年11月23日 周一` for an instant on the calendar of `timeZone`. */
export const formatDate = (at: Instant, timeZone: string) =>
  dayOf(partsOf(at, timeZone, language.value), language.value, true)

/** `2026年11月23日 周一` for a day or evening 'YYYY-MM-DD', which belongs to no time zone. */
export const formatDay = (day: string) => formatDate(`${day}T00:00:00Z`, 'UTC')

/** `11月23日 周一` for a day or evening 'YYYY-MM-DD'. */
export const formatShortDay = (day: string) =>
  dayOf(partsOf(`${day}T00:00:00Z`, 'UTC', language.value), language.value, false)

/** `15:00–21:00` from two wall-clock times 'HH:MM' or 'HH:MM:SS'; `15:00–次日 01:00` when it crosses midnight. */
export function formatHours(opens: string, closes: string) {
  const [from, until] = [opens.slice(0, 5), closes.slice(0, 5)]
  if (until > from) return `${from}–${until}`
  return language.value === 'en' ? `${from}–${until} (next day)` : `${from}–次日 ${until}`
}

/** `1 小时 20 分钟`, from minutes; below one minute `不到 1 分钟`. */
export function formatDuration(minutes: number) {
  const whole = Math.floor(minutes)
  const en = language.value === 'en'
  if (whole < 1) return en ? 'less than a minute' : '不到 1 分钟'
  const units = [
    [Math.floor(whole / 1440), en ? 'd' : '天'],
    [Math.floor((whole % 1440) / 60), en ? 'h' : '小时'],
    [whole % 60, en ? 'min' : '分钟'],
  ] as const
  const said = units.filter(([n]) => n > 0).slice(0, 2)
  return said.map(([n, unit]) => `${n} ${unit}`).join(' ')
}

/** `刚刚`, `3 分钟前`, `2 小时 5 分钟前`, for an instant before `now`; an instant after it is `刚刚` too (clocks differ). */
export function formatAgo(at: Instant, now: Date) {
  const minutes = (now.getTime() - new Date(at).getTime()) / 60_000
  if (minutes < 1) return language.value === 'en' ? 'just now' : '刚刚'
  return language.value === 'en' ? `${formatDuration(minutes)} ago` : `${formatDuration(minutes)}前`
}

/** `3,600` */
export const formatCount = (n: number) =>
  // The first number formatted costs a slow phone a tenth of a second, and most need no comma.
  Number.isInteger(n) && Math.abs(n) < 1000 ? String(n) : n.toLocaleString('en-US')

/** `14.8%` from a fraction of one, rounded half up; never call it with a denominator of zero. */
export const formatPercent = (fraction: number, digits = 1) => `${(fraction * 100).toFixed(digits)}%`

/** A name in the language on screen, from a row with `name` and `name_en` (which may be missing). */
export const localName = (row: { name: string; name_en?: string | null | undefined }) =>
  language.value === 'en' && row.name_en ? row.name_en : row.name

/** The squad of a row that carries its names beside its own; '' where there is none. */
export const squadOf = ({
  squad_name,
  squad_name_en,
}: {
  squad_name: string | null
  squad_name_en?: string | null | undefined
}) => localName({ name: squad_name ?? '', name_en: squad_name_en })

/** `帮扶、责令立即改正`: things of a kind in a row. */
export const listed = (words: readonly string[]) => words.join(language.value === 'en' ? ', ' : '、')
