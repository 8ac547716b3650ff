import { addDays } from '../shared/evening.ts'
import type { Chance } from './rules-chance.ts'
import { squads } from './rules-markets.ts'
import { personName } from './rules-names.ts'

/** A certificate's number and days, as the table has them. */
export interface SampleCertificate {
  number: string
  valid_from: string
  valid_until: string
}

export interface SamplePerson {
  id: string
  user_name: string
  name: string
  role: 'officer' | 'supervisor'
  /** Index into `squads`, null for supervisors. */
  squad: number | null
  badge: string | null
  certificate: SampleCertificate | null
}

/** The first user name of its kind that is still free: wang.qiang, wang.qiang2 … */
function freeName(pinyin: string, taken: Set<string>): string {
  let name = pinyin
  for (let n = 2; taken.has(name); n++) name = `${pinyin}${n}`
  taken.add(name)
  return name
}

/**
 * A certificate for seven officers in ten; of every fourteen one has run out and one runs out within six weeks, so that
 * the warnings about both have something to show. Numbers say 99 where a real one says the year of issue.
 */
function certificateOf(place: number, number: number, tonight: string, chance: Chance): SampleCertificate | null {
  if (place % 10 >= 7) return null
  const days = place === 5 ? -chance.between(5, 60) : place === 6 ? chance.between(7, 42) : chance.between(200, 1400)
  const valid_until = addDays(tonight, days)
  return {
    number: `06020399${String(number).padStart(3, '0')}`,
    valid_from: addDays(valid_until, -5 * 365),
    valid_until,
  }
}

/** 80 officers in eight squads and two supervisors. Within a squad the certified come first, the first of them leads most. */
export function makeStaff(tonight: string, chance: Chance, id: () => string): SamplePerson[] {
  const taken = new Set(['zhou.hui', 'gao.yuan'])
  const base = { role: 'supervisor', squad: null, badge: null, certificate: null } as const
  const staff: SamplePerson[] = [
    { ...base, id: id(), user_name: 'zhou.hui', name: '周慧' },
    { ...base, id: id(), user_name: 'gao.yuan', name: '高远' },
  ]
  const names = new Set(['周慧', '高远'])
  squads.forEach((squad, index) => {
    for (let place = 0; place < squad.size; place++) {
      let { name, pinyin } = personName(chance)
      while (names.has(name)) ({ name, pinyin } = personName(chance))
      names.add(name)
      const number = staff.length - 1
      staff.push({
        id: id(),
        user_name: freeName(pinyin, taken),
        name,
        role: 'officer',
        squad: index,
        badge: `YB${String(number).padStart(3, '0')}`,
        certificate: certificateOf(place, number, tonight, chance),
      })
    }
  })
  return staff
}

/** Is this person certified on a day, 'YYYY-MM-DD' (rule R1)? */
export const certifiedOn = ({ certificate }: SamplePerson, day: string) =>
  certificate !== null && certificate.valid_from <= day && day <= certificate.valid_until
