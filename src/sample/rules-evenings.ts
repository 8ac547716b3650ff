import { addDays, eveningAt, eveningBounds } from '../shared/evening.ts'
import { newId } from '../shared/ids.ts'
import { timeZone } from './rules-district.ts'
import { squads, type MarketForm } from './rules-markets.ts'
import { certifiedOn, type SamplePerson } from './rules-people.ts'
import type { SamplePatrol, Story } from './rules-story.ts'
import { recordTogether } from './rules-prompts.ts'
import { makeWalk, type Walked } from './rules-walk.ts'

/** What one evening in one market left behind. */
export interface SampleOuting {
  patrol: SamplePatrol
  walked: Walked[]
  incidents: { id: string; kind: IncidentKind; note: string; at: Date; reported_by: string }[]
}

export type IncidentKind = 'quarrel' | 'refusal' | 'push' | 'injury' | 'abuse' | 'complaint'

const minute = 60_000
/** Evenings over which the district changes its ways; a shorter load is the end of the same story. */
const wholeStory = 90
const incidentWords: readonly (readonly [IncidentKind, number, string])[] = [
  ['quarrel', 34, '商户之间因摊位边界争吵，经调解平息（示例）'],
  ['refusal', 24, '商户拒绝配合，经劝说后配合（示例）'],
  ['abuse', 14, '商户言语辱骂队员，已录像（示例）'],
  ['push', 8, '收摊时发生推搡，无人受伤（示例）'],
  ['complaint', 18, '商户投诉队员语气生硬，主管已回访（示例）'],
  ['injury', 2, '搬运货架时一名商户手部擦伤，已送医（示例）'],
]

interface Night {
  /** Evenings before tonight. */
  back: number
  mood: 'rough' | 'quiet' | 'plain'
  busy: Set<string>
}

const hoursOf = ({ opens, closes, seasons }: MarketForm) => ({ time_zone: timeZone, opens, closes, seasons })

/** When a patrol goes out: after opening, or for the closing round; tonight it is still out, or went out as on any evening. */
function times(form: MarketForm, evening: string, closing: boolean, night: Night, story: Story) {
  const hours = hoursOf(form)
  const { opens_at, closes_at } = eveningBounds(hours, evening)
  const { chance, now } = story
  const length = closes_at.getTime() - opens_at.getTime()
  const usual = closing
    ? closes_at.getTime() - chance.between(25, 45) * minute
    : opens_at.getTime() + Math.floor(chance.next() * 0.5 * length) - 20 * minute
  const bounds = { opens_at, closes_at }
  if (night.back > 0 || now.getTime() > closes_at.getTime() + 60 * minute)
    return { ...bounds, started: new Date(usual), running: false }
  const started = new Date(now.getTime() - chance.between(35, 110) * minute)
  if (closing || eveningAt(hours, started) !== evening) return null
  return { ...bounds, started, running: true }
}

/** Those who go: one certified lead and a second certified officer if the squad still has them, and one or two more. */
function crew(squad: number, day: string, night: Night, story: Story): SamplePerson[] {
  const { chance, district } = story
  const home = district.staff.filter((person) => person.squad === squad && !night.busy.has(person.id))
  const certified = chance.shuffle(home.filter((person) => certifiedOn(person, day)))
  const others = home.filter((person) => !certifiedOn(person, day))
  const going = [...certified.slice(0, 2), ...chance.shuffle(others).slice(0, chance.between(1, 2))]
  if (going.length < 2) return []
  for (const person of going) night.busy.add(person.id)
  return going
}

function incidentsOf(
  patrol: SamplePatrol,
  until: Date,
  rough: boolean,
  progress: number,
  story: Story,
): SampleOuting['incidents'] {
  const { chance, random } = story
  if (!chance.hit((0.11 - 0.075 * progress) * (rough ? 2 : 1))) return []
  const [kind, , note] = chance.weighed(incidentWords.map((row) => [row, row[1]] as const))
  const from = patrol.started_at.getTime()
  const at = new Date(from + Math.floor(chance.next() * (until.getTime() - from)))
  const reporter = chance.pick(patrol.members)
  return [{ id: newId(at, random), kind, note, at, reported_by: reporter.id }]
}

function goOut(
  form: MarketForm,
  squad: number,
  evening: string,
  closing: boolean,
  night: Night,
  story: Story,
): SampleOuting[] {
  const time = times(form, evening, closing, night, story)
  if (!time) return []
  // The officer whose sign-in is printed stays free tonight, so that a patrol can be started with it.
  const first = story.district.staff.find((person) => person.squad === squad)
  if (night.back === 0 && first) night.busy.add(first.id)
  const members = crew(squad, evening, night, story)
  if (members.length === 0) return []
  const { started, running, closes_at } = time
  const certified = members.filter((person) => certifiedOn(person, evening))
  const patrol: SamplePatrol = {
    id: newId(started, story.random),
    market_id: form.id,
    evening,
    squad,
    members,
    certified,
    started_at: started,
    ended_at: null,
  }
  const progress = 1 - Math.min(1, night.back / wholeStory)
  const volume = { rough: 0.8, quiet: 0.4, plain: 1 }[night.mood] * (closing ? 0.5 : 1) * (squads[squad]?.pace ?? 1)
  const walked = makeWalk(
    { patrol, form, opens_at: time.opens_at, closes_at, volume, rough: night.mood === 'rough', progress },
    story,
  )
  if (form.id === 'pingan' && night.back === 2 && !closing) recordTogether(walked)
  const last = walked.at(-1)?.received_at ?? started
  if (!running) patrol.ended_at = new Date(last.getTime() + story.chance.between(2, 9) * minute)
  const until = patrol.ended_at ?? story.now
  return [{ patrol, walked, incidents: incidentsOf(patrol, until, night.mood === 'rough', progress, story) }]
}

/** All outings of the night `back` evenings ago; each market names its own evening, so those past midnight stay right. */
export function makeNight(back: number, story: Story): SampleOuting[] {
  const { chance, now } = story
  const mood =
    back === 0
      ? 'plain'
      : chance.weighed([
          ['rough', 9],
          ['quiet', 13],
          ['plain', 78],
        ] as const)
  const night: Night = { back, mood, busy: new Set() }
  return story.district.places.flatMap(({ form }) => {
    const evening = addDays(eveningAt(hoursOf(form), now), -back)
    const weekend = [0, 5, 6].includes(new Date(`${evening}T12:00:00Z`).getUTCDay())
    const goes =
      form.id === 'pingan' || back === 0 || chance.hit((mood === 'quiet' ? 0.6 : 0.84) + (weekend ? 0.08 : 0))
    if (!goes) return []
    const squad = chance.hit(0.12) ? chance.between(0, squads.length - 1) : form.squad
    const outings = goOut(form, squad, evening, false, night, story)
    const again = form.kind === 'night_market' && chance.hit(form.id === 'pingan' ? 0.6 : 0.2)
    return again ? [...outings, ...goOut(form, form.squad, evening, true, night, story)] : outings
  })
}
