import { hostile, tidy, uuid } from '../shared/forms.ts'
import type { Subject } from './schema.ts'

/** What a place in words is, as `text(80)` of the schema has it; an address holds no broken surrogates. */
function placeFrom(words: string): string | null {
  const place = tidy(words)
  return words.length > 80 || place.length === 0 || place.length > 80 || hostile.test(words) ? null : place
}

/** A position that both parts name, null when neither does, undefined when what they name is none on earth. */
function positionFrom(lng: string | undefined, lat: string | undefined) {
  if (lng === undefined || lat === undefined) return null
  const at = { lng: Number(lng), lat: Number(lat) }
  return Math.abs(at.lng) <= 180 && Math.abs(at.lat) <= 90 ? at : undefined
}

/** The subject that a page's address names (`stall`, `shop`, or `at` with `lng`, `lat`, `vendor`); null when it names none. */
export function subjectFrom(query: Readonly<Record<string, string | undefined>>): Subject | null {
  const { stall, shop, at, lng, lat, vendor } = query
  if (stall !== undefined) return uuid.test(stall) ? { kind: 'stall', id: stall } : null
  if (shop !== undefined) return uuid.test(shop) ? { kind: 'shop', id: shop } : null
  const place = placeFrom(at ?? '')
  const position = positionFrom(lng, lat)
  if (place === null || position === undefined || (vendor !== undefined && !uuid.test(vendor))) return null
  return { kind: 'place', place, at: position, vendor_id: vendor ?? null }
}

/** The address of a subject's finding page below its patrol; `number` and `category` only spare a question. */
export function findingAddress(patrol: string, subject: Subject, number: string, category: string | null): string {
  const query = new URLSearchParams()
  if (subject.kind === 'place') {
    query.set('at', subject.place)
    if (subject.at) query.set('lng', String(subject.at.lng))
    if (subject.at) query.set('lat', String(subject.at.lat))
    if (subject.vendor_id) query.set('vendor', subject.vendor_id)
  } else {
    query.set(subject.kind, subject.id)
    query.set('number', number)
  }
  if (category !== null) query.set('category', category)
  return `/patrols/${patrol}/finding?${query.toString()}`
}
