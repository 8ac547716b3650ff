import type { Entry } from '../events/rules.ts'
import type { PatrolEnd } from '../patrols/schema.ts'
import type { SampleDistrict } from './rules-district.ts'
import type { SampleOuting } from './rules-evenings.ts'

/** A request as it lies in its table. */
export interface SampleRequest {
  id: string
  market_id: string
  stall_id: string
  kind: 'help' | 'look'
  help_kind: string | null
  words: string
  vendor_id: string | null
  person_id: string | null
  asked_at: Date
  answered_by: string | null
  answered_at: Date | null
  done_by: string | null
  done_at: Date | null
  thanked_at: Date | null
}

const notes = [
  null,
  '西口路灯不亮，已报修。',
  null,
  '有两处限期整改，明晚请先复查。',
  null,
  '消防栓旁的三轮车已挪走，请再留意。',
  null,
  '备用推车的钥匙在岗亭。',
]

/** What the lead of a patrol that is over told the next squad; about every second had something to say. */
export function endOf({ patrol }: SampleOuting, id: string): PatrolEnd | null {
  if (patrol.ended_at === null) return null
  const note = notes[Number.parseInt(patrol.id.slice(-2), 16) % notes.length] ?? null
  return { id, claimed_at: patrol.ended_at.toISOString(), note }
}

/** What the log says of a hand-over note. */
export const handedOver = ({ patrol }: SampleOuting, end_id: string, sha256: string, at: Date): Entry => ({
  market_id: patrol.market_id,
  evening: patrol.evening,
  at,
  actor: { kind: 'person', id: patrol.members[0]?.id ?? '' },
  kind: 'patrol.handed_over',
  subject: `patrol:${patrol.id}`,
  body: { patrol_id: patrol.id, end_id, sha256 },
})

/** In 平安夜市 tonight two vendors ask for help, one squad is on its way, a supervisor wants a look; yesterday's help was thanked for. */
export function makeRequests(district: SampleDistrict, now: Date, id: (at: Date) => string): SampleRequest[] {
  const place = district.places.find(({ form }) => form.id === 'pingan')
  const today = district.days.tonight
  const held = place?.assignments.filter(
    ({ starts_on, ends_on }) => starts_on <= today && (ends_on === null || ends_on >= today),
  )
  const [heavy, dark, smoky] = [held?.[40], held?.[12], held?.[27]]
  const supervisor = district.staff.find(({ role }) => role === 'supervisor')
  const officer = district.staff.find(({ role }) => role === 'officer')
  if (!heavy || !dark || !smoky || !supervisor || !officer) return []
  const before = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
  const asked = ({ stall_id }: { stall_id: string }, minutes: number) => ({
    id: id(before(minutes)),
    market_id: 'pingan',
    stall_id,
    asked_at: before(minutes),
    help_kind: null,
    vendor_id: null,
    person_id: null,
    answered_by: null,
    answered_at: null,
    done_by: null,
    done_at: null,
    thanked_at: null,
  })
  return [
    {
      ...asked(heavy, 25),
      kind: 'help',
      help_kind: 'carry',
      words: '两张桌子太重，一个人抬不动。',
      vendor_id: heavy.vendor_id,
    },
    {
      ...asked(dark, 14),
      kind: 'help',
      help_kind: 'power_water',
      words: '灯不亮了。',
      vendor_id: dark.vendor_id,
      answered_by: officer.id,
      answered_at: before(6),
    },
    {
      ...asked(smoky, 1500),
      kind: 'help',
      help_kind: 'pack_up',
      words: '收摊忙不过来。',
      vendor_id: smoky.vendor_id,
      answered_by: officer.id,
      answered_at: before(1494),
      done_by: officer.id,
      done_at: before(1475),
      thanked_at: before(1470),
    },
    { ...asked(smoky, 40), kind: 'look', words: '热线有人反映油烟大，请去看一看。', person_id: supervisor.id },
  ]
}

/** What the log says of requests. */
export const requestEntries = (requests: readonly SampleRequest[]): Entry[] =>
  requests.flatMap((request): Entry[] => {
    const { id, market_id, kind, help_kind, stall_id, vendor_id, person_id, answered_by, done_by } = request
    const { asked_at, answered_at, done_at, thanked_at } = request
    const base = { market_id, evening: null, subject: `request:${id}`, body: {} }
    const actor = vendor_id
      ? { kind: 'vendor' as const, id: vendor_id }
      : { kind: 'person' as const, id: person_id ?? '' }
    const body = { kind, ...(help_kind && { help_kind }), place_id: stall_id }
    const by = (person: string) => ({ kind: 'person' as const, id: person })
    return [
      { ...base, at: asked_at, kind: 'request.asked', actor, body },
      ...(answered_by && answered_at
        ? [{ ...base, at: answered_at, kind: 'request.answered' as const, actor: by(answered_by) }]
        : []),
      ...(done_by && done_at ? [{ ...base, at: done_at, kind: 'request.done' as const, actor: by(done_by) }] : []),
      ...(thanked_at ? [{ ...base, at: thanked_at, kind: 'request.thanked' as const, actor }] : []),
    ]
  })
