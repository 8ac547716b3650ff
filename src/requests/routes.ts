import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { append } from '../events/queries.ts'
import type { Actor, EventKind } from '../events/rules.ts'
import { allow, staff, vendor } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { unitOfWork } from '../http/unit-of-work.ts'
import { answers, sameId, valid } from '../http/valid.ts'
import { receiveWord } from '../offline/queries-words.ts'
import { WordReceipt } from '../offline/schema.ts'
import { Problem } from '../problems.ts'
import { Id, MarketId } from '../shared/text.ts'
import * as queries from './queries.ts'
import { helpCallsADay, openHelpCalls, shownToVendor, thanksBack_s, thanksShown } from './rules.ts'
import { HelpCall, LookRequest, Request, RequestWord, Requests, type RequestPlace } from './schema.ts'

const day_ms = 86_400_000

const OneRequest = v.object({ id: Id })
const InMarket = v.object({ market: MarketId, id: Id })
const Word = v.object({ market: MarketId, id: Id, word: Id })

async function log(c: Context<Env>, kind: EventKind, market: string, id: string, body: Record<string, unknown> = {}) {
  const { db, now, who, given, district } = c.var
  const actor: Actor = { kind: who?.kind ?? 'person', id: who?.id ?? '' }
  await append(db, { market_id: market, evening: null, at: now, actor, kind, subject: `request:${id}`, body })
  c.var.afterCommit(() => given.bell.ring(district, market))
}

const columnsOf = ({ kind, id }: RequestPlace) => ({
  stall_id: kind === 'stall' ? id : null,
  shop_id: kind === 'shop' ? id : null,
})

/** Was this asked for before, in these words? */
const sameAsked = (
  before: Request,
  { place, help_kind, words }: Pick<Request, 'help_kind' | 'words'> & { place: RequestPlace },
) =>
  before.place.kind === place.kind &&
  before.place.id === place.id &&
  before.help_kind === help_kind &&
  before.words === words

async function found(c: Context<Env>, id: string, market?: string) {
  const known = await queries.request(c.var.db, id, market)
  if (!known) throw new Problem('not_found')
  return known
}

/** A help call of the vendor who is signed in; of anybody else's they hear nothing. */
async function ownCall(c: Context<Env>, id: string) {
  const { request, vendor_id } = await found(c, id)
  if (vendor_id !== vendor(c).id) throw new Problem('not_found')
  return request
}

/** An officer's word of a request, which a phone may have kept for hours: what others said meanwhile is no refusal. */
async function takeWord(
  c: Context<Env>,
  { market, id, word }: v.InferOutput<typeof Word>,
  said: RequestWord,
  act: typeof queries.answer,
  kind: 'request.answered' | 'request.done',
) {
  const { db, now } = c.var
  sameId(said, word)
  await found(c, id, market)
  const person = staff(c).id
  const about = `${kind}:${id}` as const
  const { receipt, first } = await receiveWord(db, { id: word, person, about, sent: await c.req.json(), now })
  if (first && (await act(db, id, person, now))) await log(c, kind, market, id, { claimed_at: said.claimed_at })
  return c.json(receipt, first ? 201 : 200)
}

/** Help calls of vendors and looks that supervisors ask for: asked, answered, done. */
export const requestRoutes = new Hono<Env>()
  .get('/own/requests', allow('own.read'), answers('My help calls, newest first', Requests), async (c) =>
    c.json({ requests: await queries.helpCallsOf(c.var.db, vendor(c).id, shownToVendor) }),
  )
  .put(
    '/own/requests/:id',
    allow('own.ask'),
    answers('Ask for help at my stall; the same again answers 200', Request, 201),
    valid('param', OneRequest),
    valid('json', HelpCall),
    unitOfWork,
    async (c) => {
      const { db, now } = c.var
      const { id } = c.req.valid('param')
      const call = c.req.valid('json')
      sameId(call, id)
      const me = vendor(c).id
      const open = await queries.openCallsOf(db, me)
      const before = await queries.request(db, id)
      if (before) {
        if (before.vendor_id !== me || !sameAsked(before.request, call)) throw new Problem('conflict')
        return c.json(before.request, 200)
      }
      const first = await queries.askedAgo(db, me, helpCallsADay)
      const wait_ms = first ? first.getTime() + day_ms - now.getTime() : 0
      if (wait_ms > 0) throw new Problem('too_many_requests', { retry_after_s: Math.ceil(wait_ms / 1000) })
      if (open >= openHelpCalls) throw new Problem('help_calls_waiting', { count: open })
      const market = await queries.marketOfHeld(db, me, call.place, now)
      if (market === undefined) throw new Problem('not_found')
      const { help_kind, words } = call
      const row = { id, market_id: market, kind: 'help' as const, help_kind, words, vendor_id: me, asked_at: now }
      if (!(await queries.insertRequest(db, { ...row, ...columnsOf(call.place) }))) throw new Problem('conflict')
      await log(c, 'request.asked', market, id, { kind: 'help', help_kind, place_id: call.place.id })
      return c.json((await found(c, id)).request, 201)
    },
  )
  .post(
    '/own/requests/:id/withdraw',
    allow('own.ask'),
    answers('Take a help call back; taking it back twice is once', Request),
    valid('param', OneRequest),
    unitOfWork,
    async (c) => {
      const { id } = c.req.valid('param')
      const request = await ownCall(c, id)
      if (await queries.finish(c.var.db, id, null, c.var.now)) await log(c, 'request.withdrawn', request.market.id, id)
      return c.json((await found(c, id)).request)
    },
  )
  .put(
    '/own/requests/:id/thanks',
    allow('own.ask'),
    answers('Say thank you for help that was given; saying it twice is once', Request),
    valid('param', OneRequest),
    unitOfWork,
    async (c) => {
      const { id } = c.req.valid('param')
      const request = await ownCall(c, id)
      if (request.done_by === null) throw new Problem('conflict')
      if (await queries.thank(c.var.db, id, c.var.now)) await log(c, 'request.thanked', request.market.id, id)
      return c.json((await found(c, id)).request)
    },
  )
  .delete(
    '/own/requests/:id/thanks',
    allow('own.ask'),
    answers('Take a thank-you back that was just said; one said longer ago, or again, stays', Request),
    valid('param', OneRequest),
    unitOfWork,
    async (c) => {
      const { db, now } = c.var
      const { id } = c.req.valid('param')
      const request = await ownCall(c, id)
      if (await queries.takeThanksBack(db, id, new Date(now.getTime() - thanksBack_s * 1000)))
        await log(c, 'request.thanked', request.market.id, id, { taken_back: true })
      return c.json((await found(c, id)).request)
    },
  )
  .get(
    '/markets/:market/thanks',
    allow('market.read'),
    answers('What vendors of a market said thank you for in the last days, newest first', Requests),
    valid('param', v.object({ market: MarketId })),
    async (c) => {
      const { db, now } = c.var
      const since = new Date(now.getTime() - thanksShown.days * day_ms)
      return c.json({ requests: await queries.thanksSince(db, c.req.valid('param').market, since, thanksShown.most) })
    },
  )
  .get(
    '/markets/:market/requests',
    allow('market.read'),
    answers('What waits in a market, oldest first', Requests),
    valid('param', v.object({ market: MarketId })),
    async (c) => c.json({ requests: await queries.openRequests(c.var.db, c.req.valid('param').market) }),
  )
  .put(
    '/markets/:market/requests/:id',
    allow('request.make'),
    answers('Ask a squad to have a look at a place; the same again answers 200', Request, 201),
    valid('param', InMarket),
    valid('json', LookRequest),
    unitOfWork,
    async (c) => {
      const { db, now } = c.var
      const { market, id } = c.req.valid('param')
      const look = c.req.valid('json')
      sameId(look, id)
      const before = await queries.request(db, id, market)
      if (before) {
        if (!sameAsked(before.request, { ...look, help_kind: null })) throw new Problem('conflict')
        return c.json(before.request, 200)
      }
      if (!(await queries.isPlaceOf(db, market, look.place))) throw new Problem('not_found')
      const row = { id, market_id: market, kind: 'look' as const, words: look.words, person_id: staff(c).id }
      if (!(await queries.insertRequest(db, { ...row, asked_at: now, ...columnsOf(look.place) })))
        throw new Problem('conflict')
      await log(c, 'request.asked', market, id, { kind: 'look', place_id: look.place.id })
      return c.json((await found(c, id)).request, 201)
    },
  )
  .put(
    '/markets/:market/requests/:id/answer/:word',
    allow('request.answer'),
    answers('I go; the first who says so stays, and the same again answers 200', WordReceipt, 201),
    valid('param', Word),
    valid('json', RequestWord),
    unitOfWork,
    (c) => takeWord(c, c.req.valid('param'), c.req.valid('json'), queries.answer, 'request.answered'),
  )
  .put(
    '/markets/:market/requests/:id/done/:word',
    allow('request.answer'),
    answers('It is done; whoever says so after that changes nothing, and the same again answers 200', WordReceipt, 201),
    valid('param', Word),
    valid('json', RequestWord),
    unitOfWork,
    (c) => takeWord(c, c.req.valid('param'), c.req.valid('json'), queries.finish, 'request.done'),
  )
