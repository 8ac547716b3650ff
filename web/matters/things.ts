/** A thing of a list as a form asks for it, part by part. */
export interface Thing {
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

interface Listed {
  things?: readonly Thing[] | undefined
  items?: readonly string[] | undefined
}

/** The things of a form: part by part, or out of the lines that an older form or an earlier step has. */
export const thingsIn = ({ things, items = [] }: Listed): readonly Thing[] => things ?? items.map((name) => ({ name }))

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
