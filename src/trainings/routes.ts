import { Hono, type Context } from 'hono'
import { append } from '../events/queries.ts'
import type { EventKind } from '../events/rules.ts'
import { allow, staff } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { unitOfWork } from '../http/unit-of-work.ts'
import { answers, valid } from '../http/valid.ts'
import { districtDay } from '../people/queries.ts'
import { Problem } from '../problems.ts'
import { districtSettings } from '../settings/queries.ts'
import { addDays } from '../shared/evening.ts'
import { newId } from '../shared/ids.ts'
import { pageSize } from '../shared/text.ts'
import * as queries from './queries.ts'
import { isFor, type Attendee } from './rules.ts'
import {
  Attendance,
  EndingTrainings,
  OfOfficer,
  OfTraining,
  OfVendor,
  Training,
  TrainingEntry,
  Trainings,
  TrainingsQuery,
} from './schema.ts'

async function log(c: Context<Env>, kind: EventKind, training: string, body: Record<string, unknown>) {
  const actor = { kind: 'person', id: staff(c).id } as const
  const base = { market_id: null, evening: null, at: c.var.now, actor, kind }
  await append(c.var.db, { ...base, subject: `training:${training}`, body })
}

async function found(c: Context<Env>, id: string): Promise<Training> {
  const training = await queries.training(c.var.db, id, await districtDay(c.var.db, c.var.now))
  if (!training) throw new Problem('not_found')
  return training
}

/** Refuses a tick at a lesson that is not theirs, was called off, or has not been held. */
async function mustBeHeld(c: Context<Env>, id: string, attendee: Attendee) {
  const { db, now } = c.var
  const training = await queries.held(db, id)
  if (!training) throw new Problem('not_found')
  if (training.cancelled) throw new Problem('training_cancelled')
  if (training.held_on > (await districtDay(db, now))) throw new Problem('training_not_yet')
  if (!isFor(training.audience, attendee)) throw new Problem('training_audience')
}

/** 培训: lessons for officers and vendors, who was there, and what runs out. */
export const trainingRoutes = new Hono<Env>()
  .get(
    '/trainings',
    allow('person.edit'),
    answers('Lessons, newest first', Trainings),
    valid('query', TrainingsQuery),
    async (c) => {
      const [held_on = '', id = ''] = c.req.valid('query').before?.split(' ') ?? []
      const asked = { before: held_on === '' ? undefined : { held_on, id }, limit: pageSize + 1 }
      const all = await queries.listTrainings(c.var.db, asked)
      const rows = all.slice(0, pageSize)
      const last = rows.at(-1)
      const next = all.length > pageSize && last ? `${last.held_on} ${last.id}` : null
      return c.json({ today: await districtDay(c.var.db, c.var.now), rows, next })
    },
  )
  .get(
    '/trainings/ending',
    allow('person.edit'),
    answers('Who learnt what that runs out soon or has run out', EndingTrainings),
    async (c) => {
      const { db, now } = c.var
      const [today, { training_days: days }] = [await districtDay(db, now), await districtSettings(db)]
      return c.json({ today, days, ...(await queries.endingTrainings(db, today, addDays(today, days))) })
    },
  )
  .get(
    '/trainings/:training',
    allow('person.edit'),
    answers('A lesson with who was there', Training),
    valid('param', OfTraining),
    async (c) => c.json(await found(c, c.req.valid('param').training)),
  )
  .post(
    '/trainings',
    allow('person.edit'),
    answers('Add a lesson', Training, 201),
    valid('json', TrainingEntry),
    unitOfWork,
    async (c) => {
      const { db, now, given } = c.var
      const entry = c.req.valid('json')
      const id = newId(now, given.random)
      await queries.insertTraining(db, id, entry, staff(c).id, now)
      await log(c, 'training.saved', id, entry)
      return c.json(await found(c, id), 201)
    },
  )
  .put(
    '/trainings/:training',
    allow('person.edit'),
    answers('Change a lesson, or call it off', Training),
    valid('param', OfTraining),
    valid('json', TrainingEntry),
    unitOfWork,
    async (c) => {
      const { training } = c.req.valid('param')
      const entry = c.req.valid('json')
      if (!(await queries.updateTraining(c.var.db, training, entry))) throw new Problem('not_found')
      await log(c, 'training.saved', training, entry)
      return c.json(await found(c, training))
    },
  )
  .put(
    '/trainings/:training/officers/:person',
    allow('person.edit'),
    answers('Note that a member of staff was at a lesson, or was not', Training),
    valid('param', OfOfficer),
    valid('json', Attendance),
    unitOfWork,
    async (c) => {
      const { training, person } = c.req.valid('param')
      const { attended } = c.req.valid('json')
      await mustBeHeld(c, training, 'officer')
      const { db, now } = c.var
      const changed = await queries.tickOfficer(db, { training, person, attended, by: staff(c).id, now })
      if (changed) await log(c, 'training.attended', training, { person_id: person, attended })
      return c.json(await found(c, training))
    },
  )
  .put(
    '/trainings/:training/vendors/:vendor',
    allow('person.edit'),
    answers('Note that a vendor was at a lesson, or was not', Training),
    valid('param', OfVendor),
    valid('json', Attendance),
    unitOfWork,
    async (c) => {
      const { training, vendor } = c.req.valid('param')
      const { attended } = c.req.valid('json')
      await mustBeHeld(c, training, 'vendor')
      const { db, now } = c.var
      const changed = await queries.tickVendor(db, { training, vendor, attended, by: staff(c).id, now })
      if (changed) await log(c, 'training.attended', training, { vendor_id: vendor, attended })
      return c.json(await found(c, training))
    },
  )
