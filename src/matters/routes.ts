import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { append } from '../events/queries.ts'
import { allow, staff } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { unitOfWork } from '../http/unit-of-work.ts'
import { answers, sameId, valid } from '../http/valid.ts'
import { Problem } from '../problems.ts'
import { Id } from '../shared/text.ts'
import { endBasis, insertBasis, legalBases } from './queries-bases.ts'
import { board, boardSize, clocksDue } from './queries-board.ts'
import { moveMatter } from './queries-move.ts'
import { openProcedure } from './queries-open.ts'
import { proceed } from './queries-proceed.ts'
import { marketOfProcedure } from './queries-procedures.ts'
import { matterList } from './queries-read.ts'
import type { Proceeding } from './queries-taking.ts'
import { matterWhole } from './queries-timeline.ts'
import { Board, ClocksFilter, LegalBases, LegalBasisEntry, Matter, MatterFilter, MatterList } from './schema.ts'
import { MatterStepEntry, ProcedureEntry, ProcedureStepEntry } from './schema-steps.ts'

/** The member of staff behind a request as the taker of a step. */
function proceeding(c: Context<Env>): Proceeding {
  const { id, role, squad_id } = staff(c)
  return {
    taker: { actor: { kind: 'person', id }, hand: role, squad_id },
    now: c.var.now,
    random: c.var.given.random,
  }
}

/** The matter as it stands after a step, every open page of its market told. */
async function answerMatter(c: Context<Env>, id: string) {
  const matter = await matterWhole(c.var.db, id, staff(c), c.var.now)
  if (!matter) throw new Problem('not_found')
  const { given, district } = c.var
  c.var.afterCommit(() => given.bell.ring(district, matter.market.id))
  return matter
}

async function logBasis(c: Context<Env>, id: string, body: Record<string, unknown>) {
  const { db, now } = c.var
  const actor = { kind: 'person', id: staff(c).id } as const
  const subject = `legal_basis:${id}`
  await append(db, { market_id: null, evening: null, at: now, actor, kind: 'legal_basis.saved', subject, body })
}

/** Matters: lists, one whole, its steps, its procedures and their steps; the board of clocks; the list of legal bases. */
export const matterRoutes = new Hono<Env>()
  .get(
    '/matters',
    allow('inspection.read'),
    answers('Matters by key: what waits, or the newest first', MatterList),
    valid('query', MatterFilter),
    async (c) => c.json(await matterList(c.var.db, c.req.valid('query'))),
  )
  .get(
    '/matters/:matter',
    allow('inspection.read'),
    answers('A matter whole, with what I may do about it', Matter),
    valid('param', v.object({ matter: Id })),
    async (c) => {
      const matter = await matterWhole(c.var.db, c.req.valid('param').matter, staff(c), c.var.now)
      if (!matter) throw new Problem('not_found')
      return c.json(matter)
    },
  )
  .post(
    '/matters/:matter/steps',
    allow('matter.act'),
    answers('Move a matter one step on; the same again changes nothing', Matter),
    valid('param', v.object({ matter: Id })),
    valid('json', MatterStepEntry),
    unitOfWork,
    async (c) => {
      const { matter } = c.req.valid('param')
      await moveMatter(c.var.db, matter, c.req.valid('json'), proceeding(c))
      return c.json(await answerMatter(c, matter))
    },
  )
  .post(
    '/matters/:matter/procedures',
    allow('matter.act'),
    answers('Open a procedure about a matter; the same again changes nothing', Matter),
    valid('param', v.object({ matter: Id })),
    valid('json', ProcedureEntry),
    unitOfWork,
    async (c) => {
      const { matter } = c.req.valid('param')
      await openProcedure(c.var.db, matter, c.req.valid('json'), proceeding(c))
      return c.json(await answerMatter(c, matter))
    },
  )
  .post(
    '/procedures/:procedure/steps',
    allow('matter.act'),
    answers('Take a procedure’s next step; the same again changes nothing', Matter),
    valid('param', v.object({ procedure: Id })),
    valid('json', ProcedureStepEntry),
    unitOfWork,
    async (c) => {
      const { procedure } = c.req.valid('param')
      await proceed(c.var.db, procedure, c.req.valid('json'), proceeding(c))
      const of = await marketOfProcedure(c.var.db, procedure)
      return c.json(await answerMatter(c, of?.matter_id ?? ''))
    },
  )
  .get(
    '/clocks',
    allow('inspection.read'),
    answers('Every clock that runs, the nearest end first', Board),
    valid('query', ClocksFilter),
    async (c) => {
      const { due, ...asked } = c.req.valid('query')
      const { db, now } = c.var
      const clocks =
        due === undefined ? await board(db, { ...asked, until: null }) : await clocksDue(db, asked, due, now)
      const shown = clocks.slice(0, boardSize)
      return c.json({ as_of: c.var.now.toISOString(), clocks: shown, more: clocks.length > shown.length })
    },
  )
  .get('/legal-bases', allow('inspection.read'), answers('The district’s legal bases', LegalBases), async (c) =>
    c.json({ bases: await legalBases(c.var.db) }),
  )
  .put(
    '/legal-bases/:basis',
    allow('legal_basis.edit'),
    answers('Enter a legal basis; the same again changes nothing', LegalBases),
    valid('param', v.object({ basis: Id })),
    valid('json', LegalBasisEntry),
    unitOfWork,
    async (c) => {
      const entry = c.req.valid('json')
      sameId(entry, c.req.valid('param').basis)
      if (await insertBasis(c.var.db, entry, staff(c).id, c.var.now)) await logBasis(c, entry.id, { ...entry })
      return c.json({ bases: await legalBases(c.var.db) })
    },
  )
  .post(
    '/legal-bases/:basis/end',
    allow('legal_basis.edit'),
    answers('End a legal basis; what rests on it stays', LegalBases),
    valid('param', v.object({ basis: Id })),
    unitOfWork,
    async (c) => {
      const { basis } = c.req.valid('param')
      if (await endBasis(c.var.db, basis, c.var.now)) await logBasis(c, basis, { ended: true })
      return c.json({ bases: await legalBases(c.var.db) })
    },
  )
