import { api, ApiProblem, asPerson } from '../api.ts'
import { database, type Entry } from './database.ts'
import { dropPhotos, sweepPhotos } from './draft-photos.ts'
import { everybodys, forget, patch, readAnew, sending, waiting } from './outbox.ts'
import { noteGivenUp, report, thisPhone } from './phone.ts'
import { putPhoto } from './put-photo.ts'
import { acknowledged, problemOf, temporary } from './receipt.ts'
import { reconcile } from './reconcile.ts'
import { deliverTogether, noteLine, runOf } from './together.ts'

async function putRecord(entry: Entry) {
  const { id: phone } = await thisPhone()
  const receipt = await api.put(entry.path, entry.body, undefined, {
    ...asPerson(entry.person_id),
    'x-phone': phone,
    'x-sequence': String(entry.sequence),
  })
  return acknowledged(entry, receipt)
}

/** Whether an entry is a vendor's: their photos have an address of their own, and their phones are not counted. */
const isOwn = ({ kind }: Entry) => kind.startsWith('own.')

/** Nothing else would get through now either. */
const hopeless = ({ status }: ApiProblem) => status === 401 || status === 429
/** One answer like this may be about one entry; several in a row are about the connection. */
const doubtful = ({ code }: ApiProblem) => code === 'network' || code === 'unexpected_answer'
/** As many as a round takes; where the phone itself knows of no connection, one is enough to see whether that is so. */
const mostDoubtful = () => (navigator.onLine ? 3 : 1)

/** How long a photo took lately, milliseconds; unknown after one that did not get through. */
let photo_ms = Infinity
/** Two photos at once share the line: only where that leaves each of them time enough to arrive. */
const quick_ms = 15_000

/**
 * Sends the next part of an entry and notes that the office has it: its record, and once that is there, the photos that
 * are missing. Throws what stood in the way.
 */
async function deliver(entry: Entry) {
  const db = await database()
  if (entry.received_at === null) {
    const change = await putRecord(entry)
    await patch(entry.id, change)
    return
  }
  const here = [...(entry.photos_received ?? [])]
  let stuck: ApiProblem | null = null
  for (const name of entry.photos) {
    if (here.includes(name)) continue
    try {
      const photo = await db.get('photo', name)
      // The browser may have cleared it: the record is there without its photo, and nobody shall think otherwise.
      if (!photo) throw new ApiProblem('photo_gone', 422)
      const began = performance.now()
      await putPhoto(photo, entry.person_id, isOwn(entry) ? '/api/own/photos' : '/api/photos')
      photo_ms = performance.now() - began
      here.push(name)
      await patch(entry.id, { photos_received: [...here] })
    } catch (error) {
      const problem = problemOf(error)
      if (temporary(problem)) {
        photo_ms = Infinity
        throw problem
      }
      // One that cannot be sent does not keep the others here.
      stuck ??= problem
    }
  }
  if (stuck) throw stuck
  await patch(entry.id, { state: 'sent' })
}

/** How often an entry failed since the page opened: what fails steps aside for what has not been tried. */
const failures = new Map<string, number>()
const failed = (id: string) => failures.get(id) ?? 0

/** Says what this phone still holds; where the phone itself knows of no connection, a record's try is enough of them. */
function tellOffice() {
  if (navigator.onLine) void report().catch(() => undefined)
}

/** Seconds the server asked us to stay away. */
let asked_s = 0

/**
 * One round over all entries; false when something is left. Records first and in order, for the office judges each by
 * what came before it, as many at a time as the line lets through; then photos, until a new record wants to go first.
 */
async function sendRound(): Promise<boolean> {
  await readAnew()
  // The office hears how much is coming before it comes.
  if (waiting.peek().length > 0) tellOffice()
  await reconcile()
  let left = false
  let over = false
  let doubts = 0
  let [known, byId] = [waiting.peek(), new Map<string | null, Entry>()]
  const find = (id: string | null) => {
    if (byId.size === 0 || known !== waiting.peek()) {
      known = waiting.peek()
      byId = new Map(known.map((entry) => [entry.id, entry]))
    }
    return byId.get(id)
  }
  const isOpen = (entry: Entry | undefined): entry is Entry => entry?.state === 'kept' && entry.received_at === null

  const cameThrough = (id: string) => {
    failures.delete(id)
    doubts = 0
  }
  /** Whether to go on at all, by what stood in the way. */
  const heed = (problem: ApiProblem) => {
    asked_s = Math.max(asked_s, Number(problem.detail?.['retry_after_s'] ?? 0))
    doubts = doubtful(problem) ? doubts + 1 : 0
    if (hopeless(problem) || doubts >= mostDoubtful()) over = true
  }
  const fell = async (id: string, problem: ApiProblem) => {
    left = true
    failures.set(id, failed(id) + 1)
    if (!temporary(problem)) {
      const { code, detail } = problem
      await patch(id, { state: 'refused', code, ...(detail && { detail }) })
    }
    heed(problem)
  }

  const attempt = async (entry: Entry) => {
    const { id, received_at, after } = entry
    try {
      const first = received_at === null ? find(after) : undefined
      // It was refused. What was seen on a patrol that was is for a supervisor to judge all the same, and goes.
      if (first?.received_at === null && first.kind !== 'patrol.start') throw new ApiProblem('unknown_reference', 422)
      await deliver(entry)
      cameThrough(id)
      noteLine(true)
    } catch (error) {
      const problem = problemOf(error)
      if (doubtful(problem)) noteLine(false)
      await fell(id, problem)
    }
  }
  /** All of them in one request; false when nothing came of it, and they go in smaller runs. */
  const attemptTogether = async (run: readonly Entry[]) => {
    const became = await deliverTogether(run)
    noteLine(!(became instanceof ApiProblem))
    if (became instanceof ApiProblem) {
      heed(became)
      return false
    }
    for (const [at, { id }] of run.entries()) {
      const problem = became[at] ?? null
      if (problem === null) cameThrough(id)
      else await fell(id, problem)
    }
    return true
  }

  const order = [...waiting.peek()].sort((a, b) => failed(a.id) - failed(b.id) || a.sequence - b.sequence)
  /** What needs another that is refused goes by itself; what needs one that waits comes later. */
  const goesAlong = (entry: Entry) => {
    const { id, after } = entry
    if (isOwn(entry)) return false
    const first = find(after)
    const ready = first?.received_at !== null || (first.state === 'refused' && first.kind === 'patrol.start')
    return isOpen(find(id)) && ready
  }
  let at = 0
  while (at < order.length && !over) {
    const entry = find(order[at]?.id ?? null)
    if (!isOpen(entry) || isOpen(find(entry.after))) {
      if (isOpen(entry)) left = true
      at += 1
      continue
    }
    const run = runOf(order.slice(at), goesAlong)
    if (run.length > 1) at += (await attemptTogether(run)) ? run.length : 0
    else {
      await attempt(entry)
      at += 1
    }
  }
  const running = new Set<Promise<void>>()
  try {
    for (const { id } of order) {
      while (running.size >= (photo_ms < quick_ms ? 2 : 1)) await Promise.race(running)
      const entry = find(id)
      if (over || again) break
      if (entry?.state !== 'kept' || entry.received_at === null) continue
      const one = attempt(entry).finally(() => running.delete(one))
      running.add(one)
    }
  } finally {
    await Promise.allSettled(running)
  }
  return !left && !over && !again
}

let timer: ReturnType<typeof setTimeout> | undefined
let tries = 0
let again = false
let underWay = false

/** Waits longer each time nothing came of waiting; what somebody did meanwhile is no such time. */
function later() {
  clearTimeout(timer)
  const wait = asked_s > 0 ? asked_s * 1000 : Math.min(300_000, 5_000 * 2 ** tries)
  asked_s = 0
  timer = setTimeout(
    () => {
      tries += 1
      void send()
    },
    wait * (1 + Math.random() / 2),
  )
}

let heeding = false

/** Signal is back: nobody waits a timer out then, whatever page is open. */
function heedSignal() {
  if (heeding) return
  heeding = true
  addEventListener('online', () => void send())
}

/** Sends what this person has here, in order; one that is refused does not hold up the rest. One tab at a time. */
export async function send(): Promise<void> {
  heedSignal()
  if (underWay) {
    again = true
    return
  }
  underWay = true
  sending.value = true
  try {
    do {
      again = false
      const locks = (navigator as { locks?: LockManager }).locks
      const done = locks ? await locks.request('outbox', sendRound) : await sendRound()
      if (done) {
        tries = 0
        clearTimeout(timer)
      } else later()
    } while (again)
  } catch {
    later()
  } finally {
    underWay = false
    sending.value = false
    tellOffice()
  }
}

/** Gives up what was refused of an entry, at its person's word; one that may have arrived is never forgotten. */
export async function discard(id: string): Promise<void> {
  const db = await database()
  const entry = await db.get('entry', id)
  if (entry?.state !== 'refused') return
  // Of a record the office has, only the photos that did not get through are given up.
  const here = entry.received_at === null ? [] : (entry.photos_received ?? [])
  if (entry.received_at !== null) await patch(id, { state: 'sent', photos: here })
  else {
    await forget(id)
    // The newest leaves no gap: its number is given again.
    if (everybodys().some(({ sequence }) => sequence > entry.sequence)) await noteGivenUp()
  }
  await dropPhotos(entry.photos.filter((name) => !here.includes(name)))
}

/** Sends now and whenever there is hope: somebody looks at the page again, or signal is back. */
export function keepSending(): () => void {
  const seen = () => {
    if (!document.hidden) void send()
  }
  document.addEventListener('visibilitychange', seen)
  void send()
  void sweepPhotos().catch(() => undefined)
  return () => document.removeEventListener('visibilitychange', seen)
}
