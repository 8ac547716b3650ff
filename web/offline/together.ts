import { batch } from '@preact/signals'
import { mostTogether } from '../../src/offline/rules.ts'
import type { OutboxAnswers, OutboxRun } from '../../src/offline/schema.ts'
import { api, ApiProblem, asPerson } from '../api.ts'
import { database, type Entry } from './database.ts'
import { changed } from './outbox.ts'
import { thisPhone } from './phone.ts'
import { acknowledged, problemOf, refusalOf, temporary } from './receipt.ts'

/** So much is through within a request's patience on a line of 64 kbit/s, whatever the letters. */
const mostLetters = 16_000

/** How many may go together now. */
let room = mostTogether
/** An older office, or a gateway, wants them one by one, until the app is opened again. */
let alone = false

/** What got through makes room for twice as many the next time; after what did not, one shows whether it is the line. */
export function noteLine(good: boolean) {
  room = good ? Math.min(mostTogether, room * 2) : 1
}

/** How many of the first of these go together: those that `may` go with the ones before them; one goes by itself. */
export function runOf(entries: readonly Entry[], may: (entry: Entry, before: readonly Entry[]) => boolean): Entry[] {
  const run: Entry[] = []
  let letters = 0
  for (const entry of entries) {
    letters += JSON.stringify(entry.body).length
    if (run.length >= (alone ? 1 : room) || (run.length > 0 && letters > mostLetters) || !may(entry, run)) break
    run.push(entry)
  }
  return run
}

/** Notes that the office has them, as `patch` does, in one go. */
async function noteAll(changes: ReadonlyMap<string, Partial<Entry>>) {
  const work = (await database()).transaction('entry', 'readwrite', { durability: 'relaxed' })
  const noted: Entry[] = []
  for (const [id, change] of changes) {
    const before = await work.store.get(id)
    if (before) noted.push({ ...before, ...change })
  }
  await Promise.all([...noted.map((entry) => work.store.put(entry)), work.done])
  batch(() => noted.forEach(changed))
}

/** An answer to all of them in which each has its own; anything else is none. */
function answersOf(answer: OutboxAnswers | null, count: number): OutboxAnswers['answers'] {
  const { answers } = answer ?? {}
  if (!Array.isArray(answers) || answers.length !== count) throw new ApiProblem('unexpected_answer', 0)
  return answers
}

/**
 * Sends some entries of one person in one request and notes which of them the office has. Answers what stood in the way
 * of each, in order, null for those that arrived; or what stood in the way of the request, and all of them wait then.
 */
export async function deliverTogether(entries: readonly Entry[]): Promise<(ApiProblem | null)[] | ApiProblem> {
  const { id: phone } = await thisPhone()
  const run: OutboxRun = { entries: entries.map(({ path, sequence, body }) => ({ path, sequence, body })) }
  const headers = { ...asPerson(entries[0]?.person_id ?? ''), 'x-phone': phone }
  let answers
  try {
    answers = answersOf(await api.post<OutboxAnswers | null>('/api/outbox', run, undefined, headers), entries.length)
  } catch (error) {
    const problem = problemOf(error)
    if (!temporary(problem) || problem.status === 404 || problem.status === 405) alone = true
    return problem
  }
  const arrived = new Map<string, Partial<Entry>>()
  const problems: (ApiProblem | null)[] = []
  for (const [at, entry] of entries.entries()) {
    const { status, body } = answers[at] ?? { status: 0, body: null }
    try {
      if (status < 200 || status > 299) throw refusalOf(status, body)
      arrived.set(entry.id, await acknowledged(entry, body))
      problems.push(null)
    } catch (error) {
      problems.push(problemOf(error))
    }
  }
  await noteAll(arrived)
  return problems
}
