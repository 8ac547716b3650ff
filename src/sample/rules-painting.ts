import type { Entry } from '../events/rules.ts'
import type { PaintMark } from '../painting/schema.ts'
import { addDays } from '../shared/evening.ts'
import type { Chance } from './rules-chance.ts'
import { instant, type SampleDistrict } from './rules-district.ts'

/** A mark as a phone sent it, with who did. */
export interface SampleMark {
  market_id: string
  plan_id: string
  person_id: string
  mark: PaintMark
  at: Date
}

export interface SampleJob {
  id: string
  market_id: string
  plan_id: string
  version: number
  first_day: string
  days: number
  created_by: string
  created_at: Date
  stalls: string[]
}

export interface SamplePainting {
  marks: SampleMark[]
  jobs: SampleJob[]
}

/**
 * The paint of 平安夜市: a squad measured and painted it all within two days before it opened, what the second version
 * added on the day before that; this week rain washed some lines away, and a job of two days has repainted about half.
 */
export function makePainting(district: SampleDistrict, chance: Chance, id: (at: Date) => string): SamplePainting {
  const place = district.places.find(({ form }) => form.id === 'pingan')
  const [first, latest] = [place?.plans[0], place?.plans.at(-1)]
  if (!place || !first || !latest) return { marks: [], jobs: [] }
  const squad = district.staff.filter((one) => one.role === 'officer' && one.squad === place.form.squad)
  const person_id = squad[0]?.id ?? district.staff[0]?.id ?? ''
  const mark = (plan: typeof first, stall_id: string, kind: 'painted' | 'worn', at: Date, note: string | null) => ({
    market_id: 'pingan',
    plan_id: plan.id,
    person_id,
    at,
    mark: {
      id: id(at),
      stall_id,
      version: plan.version,
      kind,
      note,
      photo: null,
      withdraws: null,
      claimed_at: at.toISOString(),
    },
  })
  const minutes = (start: Date, count: number) => new Date(start.getTime() + count * 60_000)
  const half = Math.ceil(first.stalls.length / 2)
  const opening = [-2, -1].map((days) => instant(addDays(first.valid_from, days), '08:30'))
  const marks = first.stalls.map(({ id: stall }, index) =>
    mark(first, stall, 'painted', minutes(opening[index < half ? 0 : 1]!, 5 * (index % half)), null),
  )
  const known = new Set(first.stalls.map(({ id: stall }) => stall))
  const added = latest.stalls.filter((stall) => !known.has(stall.id))
  const extension = instant(addDays(latest.valid_from, -1), '09:00')
  marks.push(...added.map((stall, index) => mark(latest, stall.id, 'painted', minutes(extension, 6 * index), null)))

  const yesterday = addDays(district.days.tonight, -1)
  const [rain, start] = [instant(addDays(yesterday, -1), '16:20'), instant(yesterday, '09:10')]
  const washed = latest.stalls.filter(() => chance.hit(0.15))
  marks.push(
    ...washed.map(({ id: stall }, n) =>
      mark(latest, stall, 'worn', minutes(rain, n), n === 0 ? '雨后看不清（示例）' : null),
    ),
  )
  const repainted = washed.slice(0, Math.floor(washed.length / 2))
  marks.push(...repainted.map(({ id: stall }, n) => mark(latest, stall, 'painted', minutes(start, 7 * n), null)))
  const created_at = instant(addDays(yesterday, -1), '18:00')
  return {
    marks,
    jobs: [
      {
        id: id(created_at),
        market_id: 'pingan',
        plan_id: latest.id,
        version: latest.version,
        first_day: yesterday,
        days: 2,
        created_by: district.staff[0]?.id ?? '',
        created_at,
        stalls: washed.map(({ id: stall }) => stall),
      },
    ],
  }
}

/** What the log says of it. `sha256` of a mark is of what the phone sent. */
export function paintingEntries(
  { marks, jobs }: SamplePainting,
  numbers: ReadonlyMap<string, string>,
  sha256: (mark: PaintMark) => string,
): Entry[] {
  const evening = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
  return [
    ...jobs.map(({ id, market_id, created_at, created_by, version, first_day, days, stalls }): Entry => ({
      market_id,
      evening: evening(created_at),
      at: created_at,
      actor: { kind: 'person', id: created_by },
      kind: 'paint_job.made',
      subject: `paint_job:${id}`,
      body: { version, first_day, days, stalls: stalls.length },
    })),
    ...marks.map(({ market_id, person_id, mark, at }): Entry => ({
      market_id,
      evening: evening(at),
      at,
      actor: { kind: 'person', id: person_id },
      kind: mark.kind === 'worn' ? 'line.worn' : 'stall.painted',
      subject: `paint_mark:${mark.id}`,
      body: {
        stall_id: mark.stall_id,
        number: numbers.get(mark.stall_id) ?? null,
        version: mark.version,
        photo: null,
        withdraws: null,
        sha256: sha256(mark),
      },
    })),
  ]
}
