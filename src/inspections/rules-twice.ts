import type { Inspection } from './schema.ts'

type Look = Pick<Inspection, 'id' | 'at' | 'outcome' | 'amended_by'> & {
  officer: { id: string; name: string }
  subject: Pick<Inspection['subject'], 'kind' | 'id'>
  findings: readonly { item_code: string }[]
}

/** Further apart, two looks are two: what was found may have been put right, or come back. */
const closeTogether_ms = 30 * 60_000

const stands = ({ outcome, amended_by }: Look) => outcome !== 'void' && amended_by === null
const samePlace = (a: Look, b: Look) => a.subject.id !== null && a.subject.id === b.subject.id
const sameItem = (a: Look, b: Look) =>
  a.findings.some(({ item_code }) => b.findings.some((other) => other.item_code === item_code))

/**
 * Which of these looks may tell of the same thing as another officer's, by id, with the other: at one place, close
 * together, and they found the same, or one found what the other did not. Both stand until a person says otherwise.
 */
export function perhapsTwice<L extends Look>(looks: readonly L[]): ReadonlyMap<string, L> {
  const pairs = new Map<string, L>()
  const standing = looks.filter(stands)
  for (const look of standing) {
    const other = standing.find(
      (each) =>
        each.officer.id !== look.officer.id &&
        samePlace(each, look) &&
        Math.abs(Date.parse(each.at) - Date.parse(look.at)) <= closeTogether_ms &&
        (each.outcome !== look.outcome || sameItem(each, look)),
    )
    if (other) pairs.set(look.id, other)
  }
  return pairs
}
