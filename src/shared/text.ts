import * as v from 'valibot'
import { isDay } from './day.ts'
import { hostile, tidy, uuid } from './forms.ts'

/** Text as people type it: without what is invisible, trimmed, NFC, well-formed, 1 to `max` UTF-16 units. */
export function text(max: number) {
  return v.pipe(
    v.string(),
    v.maxLength(max),
    v.check((value) => value.isWellFormed() && !hostile.test(value), 'hostile'),
    v.transform(tidy),
    v.minLength(1),
    v.maxLength(max),
  )
}

/** A UUID in its canonical lower-case form. */
export const Id = v.pipe(v.string(), v.regex(uuid))

/** A market's id, its word in addresses. */
export const MarketId = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{1,39}$/))

const calendarDay = /^(\d{4})-(\d{2})-(\d{2})$/

/** A calendar day that exists, 'YYYY-MM-DD', from 1900 to 2199. */
export const Day = v.pipe(v.string(), v.regex(calendarDay), v.check(isDay, 'no such day'))

/** A wall clock, 'HH:MM'. */
export const Clock = v.pipe(v.string(), v.regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/))

/** An instant in ISO 8601 with an offset or Z, between 2000 and 2199; answered as it came. */
export const Instant = v.pipe(
  v.string(),
  v.maxLength(40),
  v.isoTimestamp(),
  v.check((value) => {
    const at = new Date(value).getTime()
    return at >= 946684800000 && at < 7258118400000
  }, 'out of range'),
)

/** A position on earth in WGS-84, degrees. */
export const Longitude = v.pipe(v.number(), v.minValue(-180), v.maxValue(180))
export const Latitude = v.pipe(v.number(), v.minValue(-90), v.maxValue(90))

/** How many rows a list answers at most per page. */
export const pageSize = 50
