import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { append } from '../events/queries.ts'
import { allow, staff } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { unitOfWork } from '../http/unit-of-work.ts'
import { answers, valid } from '../http/valid.ts'
import { Problem } from '../problems.ts'
import { addDays, dayIn, eveningAt } from '../shared/evening.ts'
import { Id } from '../shared/text.ts'
import * as queries from './queries.ts'
import { evaluate, waiting } from './queries-evaluate.ts'
import { runsOf } from './queries-runs.ts'
import { agreementOf, compareSeconds } from './queries-second.ts'
import { reach } from './rules-kinds.ts'
import { atATime } from './rules.ts'
import {
  Evaluated,
  Prompt,
  PromptAnswer,
  PromptFilter,
  PromptList,
  PromptOverview,
  PromptRuns,
  RunsFilter,
} from './schema.ts'

/** Supervisors read all prompts, officers those that show their own records. */
function readerOf(c: Context<Env>): queries.Reader {
  const { id, role } = staff(c)
  return role === 'supervisor' ? null : id
}

/** The first day whose alarms are counted; a district's markets lie in one zone, and a day more or less is no matter here. */
async function since(c: Context<Env>): Promise<{ from: string; today: string }> {
  const [market] = await queries.marketsHours(c.var.db)
  const today = dayIn(market?.time_zone ?? 'Asia/Shanghai', c.var.now)
  return { from: addDays(today, -reach.alarms), today }
}

async function promptFor(c: Context<Env>, id: string): Promise<Prompt> {
  const as = { reader: readerOf(c), me: staff(c).id, since: (await since(c)).from }
  const found = await queries.prompt(c.var.db, id, as)
  if (!found) throw new Problem('not_found')
  return found
}

async function eveningsNow(c: Context<Env>): Promise<Map<string, string>> {
  const markets = await queries.marketsHours(c.var.db)
  return new Map(markets.map((market) => [market.id, eveningAt(market, c.var.now)]))
}

/** Patterns worth a look: looked for once an evening or month is over, read, answered. */
export const promptRoutes = new Hono<Env>()
  .get(
    '/prompts',
    allow('prompt.read'),
    answers(
      'Patterns worth a look, the newest evening first; an officer reads those about their own records',
      PromptList,
    ),
    valid('query', PromptFilter),
    async (c) => c.json(await queries.promptList(c.var.db, c.req.valid('query'), readerOf(c))),
  )
  .get(
    '/prompts/overview',
    allow('prompt.evaluate'),
    answers(
      'What waits to be looked through, how often chance alone raises an alarm, how second looks agree',
      PromptOverview,
    ),
    async (c) => {
      const { db } = c.var
      const { from, today } = await since(c)
      return c.json({
        days: reach.alarms,
        from,
        to: today,
        waiting: (await waiting(db, await eveningsNow(c))).length,
        alarms: await queries.alarmsSince(db, from, null),
        agreement: await agreementOf(db, { from, to: today, market: null, squad: null }),
      })
    },
  )
  .get(
    '/prompts/runs',
    allow('prompt.evaluate'),
    answers('Evenings or months in which a pattern was compared in the last days, the newest first', PromptRuns),
    valid('query', RunsFilter),
    async (c) => {
      const { db } = c.var
      const { pattern, after } = c.req.valid('query')
      const { from } = await since(c)
      const alarms = (await queries.alarmsSince(db, from, null)).find((one) => one.pattern === pattern)
      if (!alarms) throw new Error(`no pattern ${pattern}`)
      return c.json({ days: reach.alarms, alarms, ...(await runsOf(db, { pattern, since: from, after })) })
    },
  )
  .post(
    '/prompts/evaluate',
    allow('prompt.evaluate'),
    answers('Look some evenings and months through that are over; asked again until none is left', Evaluated),
    unitOfWork,
    async (c) => {
      const { db, now } = c.var
      const units = await waiting(db, await eveningsNow(c))
      let made = 0
      for (const unit of units.slice(0, atATime)) {
        made += await evaluate(db, unit, now)
        if (unit.period === 'evening') await compareSeconds(db, unit.market_id, unit.starts_on)
      }
      const done = Math.min(atATime, units.length)
      return c.json({ done, left: units.length - done, made })
    },
  )
  .get(
    '/prompts/:prompt',
    allow('prompt.read'),
    answers('A prompt with the records it rests on and what was said of it', Prompt),
    valid('param', v.object({ prompt: Id })),
    async (c) => {
      return c.json(await promptFor(c, c.req.valid('param').prompt))
    },
  )
  .put(
    '/prompts/:prompt/answers/:id',
    allow('prompt.read'),
    answers('Say what a prompt was, or of one’s own records how it came; the same again answers 200', Prompt, 201),
    valid('param', v.object({ prompt: Id, id: Id })),
    valid('json', PromptAnswer),
    unitOfWork,
    async (c) => {
      const { db, now } = c.var
      const { prompt: prompt_id, id } = c.req.valid('param')
      const { answer, words, id: sent } = c.req.valid('json')
      const me = staff(c)
      if (sent !== id || (words === null) !== (answer === 'taken_back'))
        throw new Problem('invalid_request', { fields: [{ path: sent === id ? 'words' : 'id' }] })
      const head = await queries.promptHead(db, prompt_id, readerOf(c), me.id)
      if (!head) throw new Problem('not_found')
      // Whose records it shows explains them; what it was is for a supervisor to say who recorded none of them.
      const own = me.role === 'officer' || head.own
      if ((answer === 'own_words') !== own)
        throw new Problem(own && me.role === 'supervisor' ? 'involved_yourself' : 'not_allowed')
      const first = await queries.insertAnswer(db, { id, prompt_id, person_id: me.id, answer, words, at: now })
      if (!first) {
        const kept = await queries.answerById(db, id)
        const same = kept?.prompt_id === prompt_id && kept.person_id === me.id
        if (!same || kept.answer !== answer || kept.words !== words) throw new Problem('conflict')
      } else {
        // In the district's log, without words: a market's log is followed by the squad that it may be about.
        const actor = { kind: 'person', id: me.id } as const
        const subject = `prompt:${prompt_id}`
        const body = { answer, pattern: head.pattern }
        await append(db, { market_id: null, evening: null, at: now, actor, kind: 'prompt.answered', subject, body })
      }
      return c.json(await promptFor(c, prompt_id), first ? 201 : 200)
    },
  )
