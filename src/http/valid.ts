import type { ValidationTargets } from 'hono'
import { describeRoute, resolver, validator } from 'hono-openapi'
import type { GenericSchema } from 'valibot'
import { Problem } from '../problems.ts'
import type { Env } from './context.ts'

// Checks and transforms have no JSON Schema; the contract shows the form they start from.
const written = { errorMode: 'ignore', typeMode: 'input' } as const
const read = { errorMode: 'ignore', typeMode: 'output' } as const

interface Issue {
  message: string
  path?: readonly (PropertyKey | { key: PropertyKey })[] | undefined
}

const fieldOf = (issue: Issue) => ({
  path: (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
  message: issue.message,
})

/** Validates a part of the request by its schema; a Problem names the fields that do not fit, or says that such an address is none. */
export function valid<Schema extends GenericSchema, Target extends keyof ValidationTargets>(
  target: Target,
  schema: Schema,
) {
  return validator<Schema, Target, Env, string>(
    target,
    schema,
    (result, c) => {
      if (result.success) return
      // Whoever only reads filled nothing in: there is no page at such an address.
      if (target === 'param' && (c.req.method === 'GET' || c.req.method === 'HEAD')) throw new Problem('not_found')
      throw new Problem('invalid_request', { fields: result.error.slice(0, 20).map(fieldOf) })
    },
    { options: written },
  )
}

/** Refuses a body whose id is not the one in the address: what is sent again is known by it. */
export function sameId(sent: { id: string }, id: string): void {
  if (sent.id !== id)
    throw new Problem('invalid_request', { fields: [{ path: 'id', message: 'not the id in the address' }] })
}

type Answered = 200 | 201 | 202 | 204

/** Names a route and its answer in the OpenAPI document, with what it may answer besides. */
export function answers(
  summary: string,
  schema?: GenericSchema,
  status: Answered = 200,
  besides: Partial<Record<Answered, [description: string, schema: GenericSchema]>> = {},
) {
  const response = (description: string, of?: GenericSchema) =>
    of ? { description, content: { 'application/json': { schema: resolver(of, { options: read }) } } } : { description }
  const others = Object.entries(besides).map(([code, [description, of]]) => [code, response(description, of)])
  return describeRoute({
    summary,
    responses: { [status]: response(summary, schema), ...(Object.fromEntries(others) as object) },
  })
}
