import * as v from 'valibot'
import { Subject } from './schema.ts'

/** The subject that a page's address names (`stall`, `shop`, or `at` with `lng`, `lat`, `vendor`); null when it names none. */
export function subjectFrom(query: Readonly<Record<string, string | undefined>>): Subject | null {
  const { stall, shop, at, lng, lat, vendor } = query
  const position = lng !== undefined && lat !== undefined ? { lng: Number(lng), lat: Number(lat) } : null
  const named =
    stall !== undefined
      ? { kind: 'stall', id: stall }
      : shop !== undefined
        ? { kind: 'shop', id: shop }
        : { kind: 'place', place: at, at: position, vendor_id: vendor ?? null }
  const read = v.safeParse(Subject, named)
  return read.success ? read.output : null
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
