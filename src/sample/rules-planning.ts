import { mondayOf, weekOf } from '../rosters/rules.ts'
import { addDays } from '../shared/evening.ts'
import { instant, type SampleDistrict } from './rules-district.ts'
import type { SampleOuting } from './rules-evenings.ts'

/** What supervisors planned: two weeks of roster, two lessons with who was there, a free day, closed evenings, seasons, thresholds. */
export function makePlanning(district: SampleDistrict, outings: readonly SampleOuting[], id: (at: Date) => string) {
  const { days, squadIds, staff, vendors } = district
  const by = staff[0]?.id ?? ''
  const monday = mondayOf(days.tonight)
  const planned_at = instant(addDays(monday, -3), '16:00')
  const officers = staff.filter(({ role }) => role === 'officer')
  const went = new Set(
    outings.flatMap(({ patrol }) => patrol.members.map((member) => `${member.id} ${patrol.evening}`)),
  )
  // Five evenings of seven each, so that hardly anybody is on duty all week; who went out was planned to.
  const roster = officers.flatMap(({ id: person_id, squad }, n) =>
    [...weekOf(monday), ...weekOf(addDays(monday, 7))].flatMap((evening, at) => {
      const out = went.has(`${person_id} ${evening}`)
      if ((at + n) % 7 > 4 && !out) return []
      const ill = !out && n % 17 === 4 && evening === days.tonight
      return [
        {
          person_id,
          squad_id: squadIds[squad ?? 0] ?? '',
          evening,
          market_id: null,
          absence: ill ? ('ill' as const) : null,
          absence_note: ill ? '感冒（示例）' : null,
          planned_by: by,
          planned_at,
        },
      ]
    }),
  )
  const lesson = (topic: string, audience: 'officers' | 'vendors', back: number, valid: number) => {
    const held_on = addDays(days.tonight, -back)
    const created_at = instant(addDays(held_on, -7), '09:00')
    const valid_until = addDays(held_on, valid)
    const of = { topic, audience, held_on, valid_until, place: '中心三楼会议室（示例）', note: null, cancelled: false }
    return { id: id(created_at), ...of, created_by: by, created_at }
  }
  const norms = lesson('规范执法与行政处罚法', 'officers', 20, 365)
  const food = lesson('摊位食品安全', 'vendors', 345, 365)
  const ticked_by = by
  const training_officer = officers
    .filter((_, n) => n % 4 !== 0)
    .map(({ id: person_id }) => {
      return { training_id: norms.id, person_id, ticked_by, ticked_at: instant(norms.held_on, '10:00') }
    })
  const training_vendor = vendors.slice(0, 25).map(({ id: vendor_id }) => {
    return { training_id: food.id, vendor_id, ticked_by, ticked_at: instant(food.held_on, '10:00') }
  })
  const free = addDays(days.tonight, 9)
  // Every Monday of the four weeks after next, for the drains below 兴东.
  const rest = [...Array(4).keys()].map((week) => addDays(monday, 14 + 7 * week))
  const drains = {
    id: id(planned_at),
    market_id: 'xingdong',
    first_day: rest[0] ?? monday,
    last_day: rest.at(-1) ?? monday,
    weekdays: [1],
    reason: '管道检修，每周一停市（示例）',
    closed_by: by,
    closed_at: planned_at,
  }
  return {
    roster,
    training: [norms, food],
    training_officer,
    training_vendor,
    calendar_day: [
      { day: free, kind: 'holiday' as const, name: '雪后清理停工（示例）', set_by: by, set_at: planned_at },
    ],
    season: district.places.flatMap(({ form }) =>
      form.seasons.map((season) => {
        const set_at = instant(days.opened, '09:00')
        return { id: id(set_at), market_id: form.id, ...season, set_by: by, set_at }
      }),
    ),
    closure: [drains],
    closed_evening: [
      {
        market_id: 'pingan',
        evening: free,
        reason: '雪后清理（示例）',
        closed_by: by,
        closed_at: planned_at,
        closure_id: null,
      },
      ...rest.map((evening) => {
        const { market_id, reason, closed_by, closed_at } = drains
        return { market_id, evening, reason, closed_by, closed_at, closure_id: drains.id }
      }),
    ],
    district_setting: [
      {
        version: 1,
        ratio_numerator: 1,
        ratio_denominator: 5,
        certificate_days: 60,
        training_days: 30,
        reason: '按平安夜市办法开始使用（示例）',
        set_by: by,
        set_at: instant(days.opened, '09:00'),
      },
    ],
  }
}
