import type { Entry } from '../events/rules.ts'
import { endOfWorkday } from '../matters/rules-clocks.ts'
import { derivedId } from '../shared/ids.ts'
import { isWorkday } from '../shared/workdays.ts'
import { timeZone } from './rules-district.ts'
import type { SampleOverturned } from './rules-log.ts'
import type { SampleMatters } from './rules-matters.ts'

type Matter = SampleMatters['matters'][number]
const hour_ms = 3_600_000
const later = (at: Date, hours: number) => new Date(at.getTime() + hours * hour_ms)

/** What vendors of the sample replied and had reviewed, as rows, and what the log says of it. */
export interface SampleReviews {
  replies: {
    id: string
    matter_id: string
    vendor_id: string
    position: number
    words: string | null
    shown_publicly: boolean
    withdraws: string | null
    at: Date
  }[]
  reviews: {
    id: string
    matter_id: string
    vendor_id: string
    market_id: string
    round: number
    action_id: string | null
    words: string
    asked_at: Date
    due_at: Date
  }[]
  ends: {
    matter_id: string
    round: number
    outcome: 'upheld' | 'changed' | 'overturned'
    decided_by: string
    reason: string
    at: Date
  }[]
  entries: Entry[]
}

/** The vendor of a market with the most findings, who is likely to sign in where somebody has a look at the sample. */
function busiest(matters: readonly Matter[]): Matter[] {
  const by = Map.groupBy(
    matters.filter(({ market_id, stall_id }) => market_id === 'pingan' && stall_id !== null),
    ({ vendor_id }) => vendor_id,
  )
  by.delete(null)
  const most = [...by.values()].sort((a, b) => b.length - a.length)[0] ?? []
  return most.toSorted((a, b) => b.seen_at.getTime() - a.seen_at.getTime())
}

/**
 * One review that waits, one that was upheld, one by which an action was set aside (of those the story has already), and
 * replies of the vendor who has the most to reply to. `decided_by`: the supervisor who set those aside.
 */
export function makeReviews(
  { matters, steps }: SampleMatters,
  lifted: readonly SampleOverturned[],
  decided_by: string,
  now: Date,
): SampleReviews {
  const told: SampleReviews = { replies: [], reviews: [], ends: [], entries: [] }
  const log = (
    { id, market_id, evening, vendor_id }: Matter,
    kind: Entry['kind'],
    at: Date,
    body: Record<string, unknown>,
    by: string | null = null,
  ) => {
    const actor = by === null ? { kind: 'vendor' as const, id: vendor_id ?? '' } : { kind: 'person' as const, id: by }
    told.entries.push({ market_id, evening, at, actor, kind, subject: `matter:${id}`, body })
  }
  function ask(matter: Matter, asked_at: Date, words: string, action_id: string | null = null) {
    const id = derivedId('sample', 'review', matter.id)
    const { id: matter_id, market_id, vendor_id } = matter
    const due_at = endOfWorkday({ time_zone: timeZone, isWorkday }, asked_at, 10)
    const of = { id, matter_id, market_id, vendor_id: vendor_id ?? '', round: 1, action_id }
    told.reviews.push({ ...of, words, asked_at, due_at })
    log(matter, 'review.asked', asked_at, { review_id: id, round: 1, action_id, photos: [] })
  }
  function end(matter: Matter, outcome: SampleReviews['ends'][number]['outcome'], reason: string, at: Date) {
    told.ends.push({ matter_id: matter.id, round: 1, outcome, decided_by, reason, at })
    const body = { review_id: derivedId('sample', 'review', matter.id), round: 1, outcome }
    log(matter, 'review.decided', at, body, decided_by)
  }
  function reply(matter: Matter, position: number, words: string | null, shown_publicly: boolean, at: Date) {
    const id = derivedId('sample', 'reply', matter.id, String(position))
    const withdraws = words === null ? derivedId('sample', 'reply', matter.id, String(position - 1)) : null
    const of = { id, matter_id: matter.id, vendor_id: matter.vendor_id ?? '', position }
    told.replies.push({ ...of, words, shown_publicly, withdraws, at })
    log(
      matter,
      'matter.replied',
      at,
      withdraws === null ? { reply_id: id, shown_publicly } : { reply_id: id, withdraws },
    )
  }

  const old = busiest(matters).filter(({ seen_at }) => later(seen_at, 30) < now)
  const [newest, next] = old
  const settled = matters.find(
    ({ id, vendor_id, seen_at, market_id }) =>
      market_id === 'pingan' && vendor_id !== null && later(seen_at, 130) < now && !old.some((one) => one.id === id),
  )
  if (newest) {
    ask(newest, later(newest.seen_at, 20), '当时正在卸货，几分钟就收回去了，不是一直占着。（示例）')
    reply(newest, 1, '卸货的时候确实多占了一点，马上就收回去了。（示例）', true, later(newest.seen_at, 12))
  }
  if (next) {
    reply(next, 1, '我改好了，欢迎再来看。（示例）', true, later(next.seen_at, 2))
    reply(next, 2, null, false, later(next.seen_at, 5))
    reply(next, 3, '已经改好，谢谢队员帮忙。（示例）', false, later(next.seen_at, 6))
  }
  if (settled) {
    ask(settled, later(settled.seen_at, 22), '我觉得线太窄，不是我故意的。（示例）')
    end(settled, 'upheld', '划线尺寸与摊位图一致，照片显示货物在线外。（示例）', later(settled.seen_at, 96))
  }
  for (const { row, entry } of lifted) {
    const matter = matters.find(({ id }) => id === entry.body['finding_id'])
    if (!matter?.vendor_id || told.reviews.some(({ matter_id }) => matter_id === matter.id)) continue
    const whole = steps.some(({ matter_id, step }) => matter_id === matter.id && step === 'overturn')
    const asked_at = new Date((matter.seen_at.getTime() + row.at.getTime()) / 2)
    ask(matter, asked_at, '这次处罚我不服，请再看看照片。（示例）', row.action_id)
    end(matter, whole ? 'overturned' : 'changed', row.reason, row.at)
    break
  }
  return told
}
