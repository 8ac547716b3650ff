import type { Db } from '../db/open.ts'
import * as facts from './queries-facts.ts'
import { photosAgain, photosAlike } from './queries-photos.ts'
import { bursts } from './rules-burst.ts'
import { mostRecords, type Pattern } from './rules-kinds.ts'
import { paces } from './rules-pace.ts'
import type { Limits } from './rules-settings.ts'
import type { Evidence } from './schema.ts'

/** Something worth a look. `evening`: of its records, where it is another than the one that was looked through. */
export interface Found {
  subject: string
  person: string | null
  inspections: readonly string[]
  evidence: Evidence
  chance: number | null
  evening?: string
}

/** Looks for one pattern in an evening or month of a market: how much was compared, and what came up. */
export type Finder = (db: Db, span: facts.Span, limits: Limits) => Promise<{ tested: number; found: Found[] }>

/** What is looked for in an evening. */
export const eveningFinders: Partial<Record<Pattern, Finder>> = {
  async burst(db, { market, from }, { burst }) {
    const looks = await facts.looksOf(db, market, from)
    const found = bursts(looks, burst).map(({ person, looks: inspections, seconds }): Found => {
      const evidence = { pattern: 'burst' as const, looks: inspections.length, seconds, ...burst }
      return { subject: person, person, inspections, evidence, chance: null }
    })
    return { tested: looks.length, found }
  },

  async pace(db, { market, from }, { pace }) {
    const looks = await facts.looksOf(db, market, from)
    const placed = await facts.placedLooks(db, market, from, looks)
    const found = paces(placed, pace).map(({ person, legs }): Found => {
      const shown = legs.slice(0, mostRecords / 2)
      const inspections = [...new Set(shown.flatMap((leg) => [leg.from, leg.to]))]
      const evidence = { pattern: 'pace' as const, legs: shown, metres_per_s: pace.metres_per_s }
      return { subject: person, person, inspections, evidence, chance: null }
    })
    return { tested: new Set(looks.map(({ person }) => person)).size, found }
  },

  async photo_again(db, { market, from }) {
    const { photos, again } = await photosAgain(db, market, from)
    const found = again.map(({ sha256, records, people }): Found => {
      const evidence = { pattern: 'photo_again' as const, sha256, records: records.length, received: false }
      const person = people.length === 1 ? (people[0] ?? null) : null
      return { subject: sha256, person, inspections: records.slice(0, mostRecords), evidence, chance: null }
    })
    return { tested: photos, found }
  },

  async photo_alike(db, { market, from }, { photo_alike }) {
    const { pairs, alike } = await photosAlike(db, market, from, photo_alike)
    const found = alike.map(({ evening, inspections, person, ...shown }): Found => {
      const evidence = { pattern: 'photo_alike' as const, ...shown }
      return { subject: shown.sha256, person, inspections, evidence, chance: null, evening }
    })
    return { tested: pairs, found }
  },

  async off_roster(db, { market, from }) {
    const authors = await facts.offRoster(db, market, from)
    const found = authors.flatMap(({ person, looks, why }): Found[] => {
      if (why === null) return []
      const evidence = { pattern: 'off_roster' as const, why, looks: looks.length }
      return [{ subject: person, person, inspections: looks.slice(0, mostRecords), evidence, chance: null }]
    })
    return { tested: authors.length, found }
  },
}
