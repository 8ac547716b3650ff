import { chromium, type Browser } from 'playwright-core'
import { chanceFrom } from '../../src/sample/rules-chance.ts'
import { cast } from '../support/cast.ts'
import type { Chromium } from '../support/chromium.ts'
import { takeDesk, type Desk } from './desk.ts'
import { openOffice } from './office.ts'
import { judge, type Verdict } from './oracle.ts'
import { fresh, logPast } from './past.ts'
import { takePhone, type Phone } from './phone.ts'
import { openProxy } from './proxy.ts'
import type { Experiment } from './scene.ts'

/** An office, a connection and a browser, with a patrol of three under way. `project`: whose server and built client. */
export async function openWorld(project: string, found: Chromium) {
  const office = await openOffice(project)
  const proxy = await openProxy(office.port)
  const { path, args, env } = found
  const browser: Browser = await chromium.launch({ executablePath: path, args, env: { ...process.env, ...env } })
  const supervisor = takeDesk(office.port, 'lina')
  const patrol = await startPatrol(takeDesk(office.port, 'wangqiang'), supervisor)
  const walk = `/patrols/${patrol}`
  let played = 0

  return {
    /** Plays one experiment with its own phone and its own seed, and says what the oracle found. */
    async run(experiment: Experiment, seed: string): Promise<Verdict> {
      proxy.heal()
      const phones: { phone: Phone; officer: string }[] = []
      /** Of the officers in turn, because an account may ask only so often a minute, and one run follows the other at once. */
      async function take() {
        const [user, officer] = crew[played++ % crew.length]!
        const phone = await takePhone(browser, proxy.port, user)
        phones.push({ phone, officer })
        await phone.open(walk)
        return phone
      }
      const chance = chanceFrom(`${experiment.name} ${seed}`)
      try {
        const phone = await take()
        try {
          const officer = phones[0]!.officer
          await experiment.play({ office, proxy, phone, officer, another: take, supervisor, chance, patrol, walk })
        } catch (error) {
          const verdict = { promised: phone.promised().length, kept: 0, arrived: 0 }
          return { ...verdict, broken: [error instanceof Error ? error.message : String(error)] }
        }
        proxy.heal()
        return await judge(office, phones, supervisor)
      } finally {
        for (const { phone } of phones) await phone.close()
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

/** A patrol of all three, with what an evening brings already logged. */
async function startPatrol(officer: Desk, supervisor: Desk): Promise<string> {
  const id = fresh()
  const party = { squad_id: cast.bado, lead_id: cast.chenjing, members: crew.map(([, member]) => member) }
  const started = await officer('PUT', `/markets/${cast.market}/patrols/${id}`, party)
  if (started.status !== 201) throw new Error(`no patrol: ${JSON.stringify(started.body)}`)
  await logPast(officer, supervisor, id)
  return id
}
