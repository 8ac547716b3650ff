import { centerOf } from '../plan/rules-read.ts'
import type { LngLat } from '../plan/schema.ts'
import type { Cell } from '../ask/rules-columns.ts'

/** The files of a month, after the Local Inspector Value-Entry Specification (LIVES). */
export const fileNames = ['businesses.csv', 'inspections.csv', 'feed_info.csv'] as const
export type OpenFile = (typeof fileNames)[number]

/** The fields of each file in their order; LIVES' own names first, then ours. */
export const fieldsOf = {
  'businesses.csv': ['business_id', 'name', 'address', 'latitude', 'longitude', 'market', 'kind', 'number', 'category'],
  'inspections.csv': ['business_id', 'date', 'description', 'result'],
  'feed_info.csv': ['feed_date', 'feed_version', 'month', 'license', 'least_looks', 'least_places'],
} as const satisfies Record<OpenFile, readonly string[]>

/** After which LIVES the files are made (1.0 of January 2013, Yelp); ours adds and leaves out what the dictionary says. */
export const feedVersion = '1.0-pingan.1'
/** Under which anybody may use them: https://creativecommons.org/licenses/by/4.0/ */
export const license = 'CC-BY-4.0'

/**
 * Places with fewer looks in the month are in no file, nor is a market with fewer such places: one look at one stall is no
 * record but an incident, and says of its vendor what the public page, which counts ten, does not.
 */
export const least = { looks: 3, places: 3 } as const

/** A place as it goes out. `trade_name` as the public page shows it. */
export interface OpenPlace {
  id: string
  vendor_id: string
  market_id: string
  market_name: string
  kind: 'stall' | 'shop'
  number: string
  outline: LngLat[]
  category: string | null
  trade_name: string | null
  vendor_name: string
}

const oneLine = (words: string) => words.replace(/\s+/gu, ' ').trim()
/** A mainland mobile number, also where it is written in groups. */
const phoneNumber = /1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}/u

/** A trade name for a file of many: not where it is, or has in it, the vendor's own name or a telephone number. */
export function openName({ trade_name, vendor_name }: Pick<OpenPlace, 'trade_name' | 'vendor_name'>): string | null {
  if (trade_name === null) return null
  const close = (words: string) => words.replace(/[\s·•]+/gu, '')
  return close(trade_name).includes(close(vendor_name)) || phoneNumber.test(trade_name) ? null : oneLine(trade_name)
}

// Half a metre: enough to find a stall.
const degrees = (value: number) => Number(value.toFixed(6))

/** A line of businesses.csv. The id is the place's, as in its public address, and never its vendor's. */
export function businessCells(place: OpenPlace): Cell[] {
  const [lng, lat] = centerOf(place.outline)
  const address = `${place.market_name} ${place.number}`
  return [
    ...[place.id, openName(place) ?? address, address, degrees(lat), degrees(lng)],
    ...[place.market_id, place.kind, place.number, place.category],
  ]
}

/** A line of inspections.csv: what was seen, not what it was, and nothing of what was done about it. */
export const inspectionCells = (place: string, evening: string, outcome: 'in_order' | 'findings'): Cell[] => [
  place,
  evening.replaceAll('-', ''),
  outcome === 'in_order' ? '未发现问题' : '有问题',
  outcome === 'in_order' ? 'in_order' : 'not_in_order',
]
