import { chromium, type Browser } from 'playwright-core'
import { chanceFrom } from '../../src/sample/rules-chance.ts'
import { cast, password } from '../support/cast.ts'
import type { Chromium } from '../support/chromium.ts'
import type { Experiment } from './experiments.ts'
import { openOffice } from './office.ts'
import { judge, type Verdict } from './oracle.ts'
import { takePhone } from './phone.ts'
import { openProxy } from './proxy.ts'

/** An office, a connection and a browser, with a patrol of three under way. `project`: whose server and built client. */
export async function openWorld(project: string, found: Chromium) {
  const office = await openOffice(project)
  const proxy = await openProxy(office.port)
  const { path, args, env } = found
  const browser: Browser = await chromium.launch({ executablePath: path, args, env: { ...process.env, ...env } })
  const patrol = await startPatrol(proxy.base)
  const walk = `/patrols/${patrol}`
  let played = 0

  return {
    /** Plays one experiment with its own phone and its own seed, and says what the oracle found. */
    async run(experiment: Experiment, seed: string): Promise<Verdict> {
      proxy.heal()
      // In turn, because an account may ask only so often a minute, and one run follows the other at once.
      const [user, officer] = crew[played++ % crew.length]!
      const phone = await takePhone(browser, proxy.base, user)
      try {
        await phone.open(walk)
        try {
          await experiment.play({ office, proxy, phone, chance: chanceFrom(`${experiment.name} ${seed}`), walk })
        } catch (error) {
          const verdict = { promised: phone.promised().length, kept: 0, arrived: 0 }
          return { ...verdict, broken: [error instanceof Error ? error.message : String(error)] }
        }
        proxy.heal()
        return await judge(office, phone, officer)
      } finally {
        await phone.close()
      }
    },
    async close() {
      await browser.close()
      proxy.close()
      await office.close()
    },
  }
}
/** Who is on the patrol: two certified officers and an auxiliary, who may log what is in order as well. */
const crew = [
  ['wangqiang', cast.wangqiang],
  ['chenjing', cast.chenjing],
  ['liuyang', cast.liuyang],
] as const

export type World = Awaited<ReturnType<typeof openWorld>>

async function startPatrol(base: string): Promise<string> {
  const json = { 'content-type': 'application/json', origin: base }
  const signIn = await fetch(`${base}/api/sign-in`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ user_name: 'wangqiang', password }),
  })
  const cookie = signIn.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  const id = crypto.randomUUID().replace(/^(.{14})4/, '$17')
  const started = await fetch(`${base}/api/markets/${cast.market}/patrols/${id}`, {
    method: 'PUT',
    headers: { ...json, cookie },
    body: JSON.stringify({ squad_id: cast.bado, lead_id: cast.chenjing, members: crew.map(([, id]) => id) }),
  })
  if (started.status !== 201) throw new Error(`no patrol: ${await started.text()}`)
  return id
}
