import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { append } from '../events/queries.ts'
import { allow, staff } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { unitOfWork } from '../http/unit-of-work.ts'
import { answers, valid } from '../http/valid.ts'
import { districtDay } from '../people/queries.ts'
import { Problem } from '../problems.ts'
import { Day, Id } from '../shared/text.ts'
import * as queries from './queries.ts'
import { absenceDays, mayChange, mondayOf } from './rules.ts'
import { Copied, DutyEntry, OnDuty, OwnWeek, Week, WeekQuery } from './schema.ts'

async function weekWith(c: Context<Env>, squad: string, day: string): Promise<Week> {
  const { db, now } = c.var
  const week = await queries.week(db, squad, mondayOf(day), await districtDay(db, now))
  if (!week) throw new Problem('not_found')
  return week
}

async function log(c: Context<Env>, squad: string, evening: string | null, body: Record<string, unknown>) {
  const actor = { kind: 'person', id: staff(c).id } as const
  const entry = { market_id: null, evening, at: c.var.now, actor, kind: 'roster.planned' as const }
  await append(c.var.db, { ...entry, subject: `squad:${squad}`, body })
}

/** 排班: who of a squad is on duty on which evening. A proposal for whoever starts a patrol; it refuses nobody. */
export const rosterRoutes = new Hono<Env>()
  .get('/rosters', allow('person.edit'), answers('A squad’s week', Week), valid('query', WeekQuery), async (c) => {
    const { squad, week } = c.req.valid('query')
    return c.json(await weekWith(c, squad, week ?? (await districtDay(c.var.db, c.var.now))))
  })
  .get('/rosters/mine', allow('patrol.run'), answers('Who of my squad is planned tonight', OnDuty), async (c) => {
    const { squad_id } = staff(c)
    const today = await districtDay(c.var.db, c.var.now)
    return c.json({ rows: squad_id === null ? [] : await queries.onDuty(c.var.db, squad_id, today) })
  })
  .get('/rosters/own', allow('patrol.run'), answers('When I am on duty this week', OwnWeek), async (c) => {
    const today = await districtDay(c.var.db, c.var.now)
    return c.json(await queries.ownWeek(c.var.db, staff(c).id, mondayOf(today), today))
  })
  .put(
    '/rosters/:squad/:evening/:person',
    allow('person.edit'),
    answers('Plan an officer for an evening, note an absence, or take them off', Week),
    valid('param', v.object({ squad: Id, evening: Day, person: Id })),
    valid('json', DutyEntry),
    unitOfWork,
    async (c) => {
      const { db, now } = c.var
      const { squad, evening, person } = c.req.valid('param')
      const { on_duty, ...duty } = c.req.valid('json')
      const before = await queries.dutyOf(db, person, evening)
      if (before && before.squad_id !== squad) throw new Problem('roster_elsewhere')
      if (!before && on_duty && !(await queries.isMember(db, person, squad))) throw new Problem('not_a_member')
      const was = before ? { ...before, absence: before.absence } : null
      const out = await queries.wentOut(db, squad, evening, person)
      if (!mayChange(evening, await districtDay(db, now), was, on_duty ? duty : null, out))
        throw new Problem('roster_past', { days: absenceDays })
      if (on_duty) {
        const row = { person_id: person, squad_id: squad, evening, ...duty, planned_by: staff(c).id, planned_at: now }
        if (!(await queries.planDuty(db, row))) throw new Problem('roster_elsewhere')
      } else await queries.dropDuty(db, person, squad, evening)
      await log(c, squad, evening, { person_id: person, on_duty, ...duty })
      return c.json(await weekWith(c, squad, evening))
    },
  )
  .post(
    '/rosters/:squad/:week/copy',
    allow('person.edit'),
    answers('Plan a week as the one before, where nothing is planned yet', Copied),
    valid('param', v.object({ squad: Id, week: Day })),
    unitOfWork,
    async (c) => {
      const { db, now } = c.var
      const { squad, week } = c.req.valid('param')
      const today = await districtDay(db, now)
      const monday = mondayOf(week)
      const copied = await queries.copyWeek(db, { squad, monday, today, by: staff(c).id, now })
      if (copied.length > 0) await log(c, squad, null, { week: monday, rows: copied.length, copied })
      return c.json({ copied: copied.length, week: await weekWith(c, squad, monday) })
    },
  )
