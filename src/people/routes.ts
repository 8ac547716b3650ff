import { hash } from '@node-rs/argon2'
import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { append } from '../events/queries.ts'
import type { EventKind } from '../events/rules.ts'
import { allow, staff } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { unitOfWork } from '../http/unit-of-work.ts'
import { answers, valid } from '../http/valid.ts'
import { Problem } from '../problems.ts'
import { districtSettings } from '../settings/queries.ts'
import { newId } from '../shared/ids.ts'
import { Id } from '../shared/text.ts'
import * as queries from './queries.ts'
import { closeSessionsOf } from './queries-sessions.ts'
import { standingRefused } from './rules.ts'
import { People, Person, PersonEntry, Squad, SquadEntry, Squads } from './schema.ts'

const missing = (path: string) => new Problem('invalid_request', { fields: [{ path, message: 'required' }] })

async function log(c: Context<Env>, kind: EventKind, subject: string, body: Record<string, unknown>) {
  const actor = { kind: 'person', id: staff(c).id } as const
  await append(c.var.db, { market_id: null, evening: null, at: c.var.now, actor, kind, subject, body })
}

/** What a person's row says of an entry; the password only when it is set anew. */
async function rowOf(entry: PersonEntry) {
  const { user_name, name, role, squad_id, badge, active, password } = entry
  if (role === 'officer' && !squad_id) throw missing('squad_id')
  const row = { user_name, name, role, squad_id, badge, active }
  return { ...row, ...(password !== undefined && { password_hash: await hash(password) }) }
}

async function keptPerson(c: Context<Env>, id: string, entry: PersonEntry): Promise<Person> {
  const { db, now, given } = c.var
  await queries.keepCertificate(db, id, entry.certificate, newId(now, given.random), await queries.districtDay(db, now))
  const [person] = await queries.people(db, id)
  if (!person) throw new Problem('not_found')
  const { password, ...body } = entry
  await log(c, 'person.saved', `person:${id}`, { ...body, password_set: password !== undefined })
  return person
}

async function keptSquad(c: Context<Env>, id: string, entry: SquadEntry): Promise<Squad> {
  const [squad] = await queries.squads(c.var.db, await queries.districtDay(c.var.db, c.var.now), id)
  if (!squad) throw new Problem('not_found')
  await log(c, 'squad.saved', `squad:${id}`, entry)
  return squad
}

/** Squads for whoever starts a patrol; staff and squads kept by supervisors. */
export const peopleRoutes = new Hono<Env>()
  .get('/squads', allow('person.read'), answers('Squads with their active officers', Squads), async (c) => {
    const day = await queries.districtDay(c.var.db, c.var.now)
    return c.json({ day, squads: await queries.squads(c.var.db, day) })
  })
  .post(
    '/squads',
    allow('person.edit'),
    answers('Add a squad', Squad, 201),
    valid('json', SquadEntry),
    unitOfWork,
    async (c) => {
      const entry = c.req.valid('json')
      const id = newId(c.var.now, c.var.given.random)
      await queries.insertSquad(c.var.db, { id, ...entry, created_at: c.var.now })
      return c.json(await keptSquad(c, id, entry), 201)
    },
  )
  .put(
    '/squads/:squad',
    allow('person.edit'),
    answers('Change a squad', Squad),
    valid('param', v.object({ squad: Id })),
    valid('json', SquadEntry),
    unitOfWork,
    async (c) => {
      const { squad } = c.req.valid('param')
      const entry = c.req.valid('json')
      if (!(await queries.updateSquad(c.var.db, squad, entry))) throw new Problem('not_found')
      return c.json(await keptSquad(c, squad, entry))
    },
  )
  .get('/people', allow('person.edit'), answers('All staff, the inactive too', People), async (c) => {
    const day = await queries.districtDay(c.var.db, c.var.now)
    const { certificate_days: alert_days } = await districtSettings(c.var.db)
    return c.json({ day, alert_days, people: await queries.people(c.var.db) })
  })
  .get(
    '/people/:person',
    allow('person.edit'),
    answers('One member of staff', Person),
    valid('param', v.object({ person: Id })),
    async (c) => {
      const [person] = await queries.people(c.var.db, c.req.valid('param').person)
      if (!person) throw new Problem('not_found')
      return c.json(person)
    },
  )
  .post(
    '/people',
    allow('person.edit'),
    answers('Add a member of staff', Person, 201),
    valid('json', PersonEntry),
    unitOfWork,
    async (c) => {
      const { db, now, given } = c.var
      const entry = c.req.valid('json')
      const { password_hash, ...row } = await rowOf(entry)
      if (!password_hash) throw missing('password')
      const id = newId(now, given.random)
      if (!(await queries.insertPerson(db, { id, ...row, password_hash, created_at: now }))) {
        throw new Problem('name_taken', { field: 'user_name' })
      }
      return c.json(await keptPerson(c, id, entry), 201)
    },
  )
  .put(
    '/people/:person',
    allow('person.edit'),
    answers('Change a member of staff', Person),
    valid('param', v.object({ person: Id })),
    valid('json', PersonEntry),
    unitOfWork,
    async (c) => {
      const { person } = c.req.valid('param')
      const entry = c.req.valid('json')
      const me = staff(c)
      const refused = standingRefused(me.id, person, entry, await queries.holdSupervisors(c.var.db))
      if (refused) throw new Problem(refused)
      if (!(await queries.updatePerson(c.var.db, person, await rowOf(entry)))) throw new Problem('not_found')
      if (!entry.active || entry.password !== undefined) await closeSessionsOf(c.var.db, person)
      return c.json(await keptPerson(c, person, entry))
    },
  )
