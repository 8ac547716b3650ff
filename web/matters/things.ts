/** A thing of a list as a form asks for it, part by part. */
export interface Thing {
  /** What it is known by while others come and go, only on this phone. */
  id: string
  name: string
  count?: string
  /** What it looks like, in words. */
  state?: string
  /** SHA-256 of photos that lie on this phone until the office has them. */
  photos?: string[]
  /** It does not come back; only where things are given back. */
  stays?: boolean
}

/** The longest parts; together they fit a line of a list. */
export const thingParts = { name: 50, count: 6, state: 20, back: 30 } as const
/** Enough to know a thing again by. */
export const photosOfThing = 3

/** Those of a form that was kept before things had ids have none. */
export type KeptThing = Omit<Thing, 'id'> & Partial<Pick<Thing, 'id'>>

interface Listed {
  things?: readonly KeptThing[] | undefined
  items?: readonly string[] | undefined
}

/** The things of a form: part by part, or out of the lines that an older form or an earlier step has. */
export const thingsIn = ({ things, items = [] }: Listed): readonly Thing[] =>
  (things ?? items.map((name) => ({ name }))).map((thing, index) => ({ id: String(index), ...thing }))

/** The same as a form shows them: a list begins with an empty one. */
export const shownThings = (answers: Listed): readonly Thing[] => {
  const known = thingsIn(answers)
  return known.length === 0 ? [{ id: '0', name: '' }] : known
}

/** One of the things changed, as they are by now; none where it was taken off the list meanwhile. */
export const changedThing = (things: readonly Thing[], id: string, to: (thing: Thing) => Partial<Thing>): Thing[] =>
  things.map((thing) => (thing.id === id ? { ...thing, ...to(thing) } : thing))

const filled = (part = '') => part.trim()

/** A thing as a line of a list: 烤炉 ×1（完好）; given back, the line of before with what it looks like now. */
function lineOf({ name, count, state }: Thing, back: boolean): string {
  const [known, number, looks] = [filled(name), filled(count), filled(state)]
  if (back) return looks === '' ? known : `${known}；退还时：${looks}`
  return `${known}${number === '' ? '' : ` ×${number}`}${looks === '' ? '' : `（${looks}）`}`
}

/** The list that is sent: without empty lines and what stays, with each photo by the line that it shows. */
export function listOf(step: string, answers: Listed) {
  const listed = thingsIn(answers).filter(({ name, stays }) => filled(name) !== '' && stays !== true)
  return {
    items: listed.map((thing) => lineOf(thing, step === 'give_back')),
    photos: listed.flatMap(({ photos = [] }, index) => photos.map((sha256) => ({ number: index + 1, sha256 }))),
  }
}
