import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, expect, inject, test, vi } from 'vitest'
import { engine } from '../support/database.ts'

// Real processes, some of which make a database folder from nothing.
vi.setConfig({ testTimeout: 120_000 })

const running: ChildProcess[] = []
afterEach(() => running.splice(0).forEach((child) => child.kill('SIGKILL')))

function run(args: string[], env: Record<string, string>) {
  const child = spawn(process.execPath, ['src/main.ts', ...args], { env: { ...process.env, ...env }, stdio: 'pipe' })
  running.push(child)
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  const says = (text: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => text.test(output) && resolve(output)
      child.stdout.on('data', look)
      child.on('exit', () => reject(new Error(`ended without saying ${text}: ${output}`)))
      look()
    })
  return { child, ended, says, output: () => output }
}

/** Where a process of this engine keeps its data: a folder, or a database of its own. */
async function home(): Promise<Record<string, string>> {
  if (engine === 'pglite') return { DATA_DIR: mkdtempSync(join(tmpdir(), 'market-')), SAMPLE: 'off', PORT: '0' }
  const name = `process_${process.pid}_${running.length}`
  const client = new pg.Client({ connectionString: inject('postgres') })
  await client.connect()
  await client.query(`drop database if exists ${name}`)
  await client.query(`create database ${name}`)
  await client.end()
  const url = new URL(inject('postgres'))
  url.pathname = `/${name}`
  return { DATABASE_URL: url.href, PORT: '0' }
}

const address = (output: string) => /http:\/\/localhost:\d+/.exec(output)?.[0] ?? ''

test('it makes a supervisor, starts, is ready, lets nobody else into its folder, and stops when told', async () => {
  const env = await home()
  const made = run(['supervisor', '--user', 'li.na', '--name', '李娜'], {
    ...env,
    SUPERVISOR_PASSWORD: 'correct horse',
  })
  expect(await made.ended, made.output()).toBe(0)
  const server = run([], env)
  const base = address(await server.says(/http:\/\/localhost:\d+\n/))
  expect((await fetch(`${base}/readyz`)).status).toBe(200)
  const signIn = await fetch(`${base}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user_name: 'li.na', password: 'correct horse' }),
  })
  expect(signIn.status).toBe(200)
  if (engine === 'pglite') {
    const second = run([], env)
    expect(await second.ended).toBe(1)
    expect(second.output()).toContain('in use')
  }
  server.child.kill('SIGTERM')
  expect(await server.ended).toBe(0)
  const verified = run(['verify-log'], env)
  expect(await verified.ended, verified.output()).toBe(0)
  expect(verified.output()).toContain('1 chains, 1 rows')
})

test('told to stop while a code is on its way, it ends once the gateway took it or was given up', async () => {
  const asked = Promise.withResolvers<void>()
  // A gateway that takes the request and never answers, until the server gives up on it.
  const gateway = createServer(() => asked.resolve()).listen(0, '127.0.0.1')
  await once(gateway, 'listening')
  const { port } = gateway.address() as AddressInfo
  const env = { ...(await home()), CODE_WEBHOOK_URL: `http://127.0.0.1:${port}`, LOG_LEVEL: 'error' }
  expect(
    await run(['supervisor', '--user', 'li.na', '--name', '李娜'], { ...env, SUPERVISOR_PASSWORD: 'correct horse' })
      .ended,
  ).toBe(0)
  const server = run([], env)
  const base = address(await server.says(/http:\/\/localhost:\d+\n/))
  const post = (path: string, body: unknown, cookie = '') =>
    fetch(`${base}/api${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', connection: 'close', cookie },
      body: JSON.stringify(body),
    })
  const signedIn = await post('/sign-in', { user_name: 'li.na', password: 'correct horse' })
  const phone = '13904150001'
  const what = { trade_name: null, party: 'person', origin: 'settled', category_id: 'fruit', priority: false }
  const vendor = { name: '张梅', phone, ...what }
  expect((await post('/vendors', vendor, signedIn.headers.get('set-cookie')?.split(';')[0])).status).toBe(201)
  expect((await post('/codes', { phone })).status).toBe(202)
  await asked.promise
  server.child.kill('SIGTERM')
  // Whoever did not wait would have ended without a word of the code that nobody took.
  expect(await server.ended).toBe(0)
  expect(server.output()).toContain('a one-time code was not sent')
  gateway.closeAllConnections()
  gateway.close()
})

test('wrong tiles stop the start in words, before the database is opened', async () => {
  const wrong = run([], { ...(await home()), TILE_COORDINATES: 'bd09' })
  expect(await wrong.ended).toBe(1)
  expect(wrong.output().trim()).toBe('TILE_COORDINATES 只能是 wgs84 或 gcj02 / TILE_COORDINATES must be wgs84 or gcj02')
})

test('a user name that is taken, a short password and an unknown command are refused in words', async () => {
  const env = await home()
  const make = (password: string) =>
    run(['supervisor', '--user', 'li.na', '--name', '李娜'], { ...env, SUPERVISOR_PASSWORD: password })
  const short = make('short')
  expect(await short.ended).toBe(1)
  expect(short.output()).toContain('10')
  expect(await make('long enough').ended).toBe(0)
  const again = make('long enough')
  expect(await again.ended).toBe(1)
  expect(again.output()).toContain('taken')
  const unknown = run(['nonsense'], env)
  expect(await unknown.ended).toBe(1)
  expect(unknown.output()).toContain('no such command')
})
