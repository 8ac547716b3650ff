import { readFileSync } from 'node:fs'
import type { Item } from '../../src/inspections/schema.ts'
import { chanceFrom } from '../../src/sample/rules-chance.ts'
import { makeDistrict } from '../../src/sample/rules-district.ts'
import { makeNight } from '../../src/sample/rules-evenings.ts'
import { beginStory } from '../../src/sample/rules-story.ts'
import { seededRandom } from '../support/harness.ts'

const words = (list: string) => list.replaceAll("'", '').split(', ')

/** The checklist as the migration has it, read from its text so that the story needs no database. */
export const items: Item[] = [
  ...readFileSync('migrations/0007_checklist_version_1.sql', 'utf8').matchAll(
    /\(1, '([A-Z]+-\d+)', '(.*?)', '((?:[^']|'')*)', (\d), '(\w+)', array\[(.*?)\], (?:null|array\[(.*?)\]), (\w+), (\d+)\)/g,
  ),
].map(
  ([, code = '', name = '', name_en = '', severity, deadline, authorities = '', categories, closing, position]) => ({
    code,
    name,
    name_en,
    severity: Number(severity),
    deadline: deadline as Item['deadline'],
    authorities: words(authorities) as Item['authorities'],
    categories: categories === undefined ? null : words(categories),
    closing_round: closing === 'true',
    position: Number(position),
  }),
)

/** The whole story in memory, told on `now`. */
export function tell(now: Date, evenings = 90, seed = 'yuanbao') {
  const chance = chanceFrom(seed)
  const random = seededRandom('sample')
  const district = makeDistrict({ now, evenings, random, chance })
  const story = beginStory({ district, items, now, chance, random })
  const outings = Array.from({ length: evenings + 1 }, (_, index) => makeNight(evenings - index, story)).flat()
  return { district, outings }
}
