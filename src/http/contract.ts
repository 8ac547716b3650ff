import { Hono } from 'hono'
import { generateSpecs } from 'hono-openapi'
import { allow } from './allow.ts'
import type { Env } from './context.ts'

/** The OpenAPI document of all routes below `/api`. */
function contract(api: Hono<Env>) {
  const around = new Hono<Env>().route('/api', api)
  return generateSpecs(around, {
    documentation: {
      info: {
        title: "Ping'an night market",
        version: '1',
        description: 'Every refusal is problem details (RFC 9457) with a code.',
      },
    },
  })
}

/** Serves the OpenAPI document; it is made once. */
export function contractRoutes(api: unknown) {
  let document: ReturnType<typeof contract> | undefined
  return new Hono<Env>().get('/openapi.json', allow('public'), async (c) => {
    document ??= contract(api as Hono<Env>)
    return c.json(await document)
  })
}
