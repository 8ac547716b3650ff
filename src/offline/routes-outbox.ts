import { Hono } from 'hono'
import { allow } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { answers, valid } from '../http/valid.ts'
import { OutboxAnswers, OutboxRun } from './schema.ts'

/** What is of the request around the entries, not of each. */
const aroundOnly = ['content-length', 'transfer-encoding', 'x-sequence']

/**
 * Many entries of a phone in one request. Each goes through `ask`, the application itself, as if it had come alone: the
 * same rights, limits and rules, a transaction of its own, one after the other. What becomes of one is no matter to the
 * next, and there is no second way for a record to come in.
 */
export const outboxRoutes = (ask: (request: Request, env: unknown) => Response | Promise<Response>) =>
  new Hono<Env>().post(
    '/outbox',
    allow('inspection.read'),
    answers(
      'Send several entries of a phone’s outbox in order; each is answered as if it had come alone',
      OutboxAnswers,
    ),
    valid('json', OutboxRun),
    async (c) => {
      const became: OutboxAnswers['answers'] = []
      for (const { path, sequence, body } of c.req.valid('json').entries) {
        const headers = new Headers(c.req.raw.headers)
        for (const name of aroundOnly) headers.delete(name)
        headers.set('x-sequence', String(sequence))
        const request = new Request(new URL(path, c.req.url), { method: 'PUT', headers, body: JSON.stringify(body) })
        const answer = await ask(request, c.env)
        const text = await answer.text()
        became.push({ status: answer.status, body: text === '' ? null : (JSON.parse(text) as unknown) })
      }
      return c.json({ answers: became })
    },
  )
