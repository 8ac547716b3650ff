import type { TestApp } from '../support/harness.ts'

export interface Message<Id> {
  id: Id
  event: string
  data: Record<string, unknown>
}

interface Resume<Id> {
  after?: Id
  last?: Id
}

/** An EventSource for tests: opens a market's stream, answers one message at a time, and goes when told. */
export const openStream = (app: TestApp, cookie: string, market: string, resume: Resume<number> = {}) =>
  openAt(app, cookie, `/markets/${market}/live`, resume, Number)

/** The same for the stream of the whole district, whose ids are cursors. */
export const openDistrict = (app: TestApp, cookie: string, resume: Resume<string> = {}) =>
  openAt(app, cookie, '/live', resume, String)

async function openAt<Id extends string | number>(
  app: TestApp,
  cookie: string,
  path: string,
  resume: Resume<Id>,
  idOf: (text: string | undefined) => Id,
) {
  const query = resume.after === undefined ? '' : `?after=${resume.after}`
  const response = await app.app.request(`http://localhost/api${path}${query}`, {
    headers: { cookie, ...(resume.last !== undefined && { 'last-event-id': String(resume.last) }) },
  })
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let held = ''
  let comments = 0

  function parse(block: string): Message<Id> | null {
    const field = (name: string) =>
      block
        .split('\n')
        .find((line) => line.startsWith(`${name}: `))
        ?.slice(name.length + 2)
    const event = field('event')
    if (event === undefined) {
      comments += 1
      return null
    }
    return { id: idOf(field('id')), event, data: JSON.parse(field('data') ?? 'null') as Message<Id>['data'] }
  }

  /** The next message; null when the stream ended. */
  async function next(): Promise<Message<Id> | null> {
    for (;;) {
      const end = held.indexOf('\n\n')
      if (end >= 0) {
        const message = parse(held.slice(0, end))
        held = held.slice(end + 2)
        if (message) return message
        continue
      }
      const { done, value } = await reader.read()
      if (done) return null
      held += value
    }
  }

  return { response, next, comments: () => comments, close: () => reader.cancel() }
}
