import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { allow } from './allow.ts'
import type { Env } from './context.ts'

/** Serves the built client: hashed assets for a year, every other address the page that routes it. */
export function webClient(folder: string) {
  const page = readFileSync(`${folder}/index.html`, 'utf8')
  const files = serveStatic<Env>({
    root: relative(process.cwd(), folder),
    onFound: (path, c) => {
      c.header('Cache-Control', /\/assets\//.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  return new Hono<Env>()
    .use(compress())
    .get('/', allow('public'), (c) => c.html(page, 200, { 'Cache-Control': 'no-cache' }))
    .get('*', allow('public'), files, (c) => {
      const file = /\.[a-z0-9]+$/i.test(c.req.path)
      return file ? c.notFound() : c.html(page, 200, { 'Cache-Control': 'no-cache' })
    })
}
