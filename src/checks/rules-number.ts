import { numberKey } from '../plan/rules-check.ts'
import { about, type Found, type Site } from './rules-site.ts'

/** Every stall whose number another one has too, A1 and a1 being the same: a squad could not tell them apart. */
export function checkNumber(site: Site): Found[] {
  const groups = Map.groupBy(site.stalls, ({ stall }) => numberKey(stall.number))
  return [...groups.values()].flatMap((group) =>
    group.length < 2 ? [] : group.map((each) => about(site, each, { detail: { times: group.length } })),
  )
}
