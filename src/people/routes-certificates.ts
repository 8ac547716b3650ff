import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { append } from '../events/queries.ts'
import { allow, staff } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { unitOfWork } from '../http/unit-of-work.ts'
import { answers, valid } from '../http/valid.ts'
import { Problem } from '../problems.ts'
import { districtSettings } from '../settings/queries.ts'
import { newId } from '../shared/ids.ts'
import { Id } from '../shared/text.ts'
import { districtDay, keepCertificate, people } from './queries.ts'
import { certificates } from './queries-certificates.ts'
import { Certificate, Certificates } from './schema.ts'

async function page(c: Context<Env>): Promise<Certificates> {
  const { db, now } = c.var
  const { certificate_days } = await districtSettings(db)
  return { day: await districtDay(db, now), alert_days: certificate_days, rows: await certificates(db) }
}

/** 执法证: who has one until when (rule R1), renewed beside the earlier ones. */
export const certificateRoutes = new Hono<Env>()
  .get(
    '/certificates',
    allow('person.edit'),
    answers('Officers’ certificates with the earlier ones', Certificates),
    async (c) => c.json(await page(c)),
  )
  .put(
    '/people/:person/certificate',
    allow('person.edit'),
    answers('Renew an officer’s certificate, or correct the one that overlaps', Certificates),
    valid('param', v.object({ person: Id })),
    valid('json', Certificate),
    unitOfWork,
    async (c) => {
      const { db, now, given } = c.var
      const { person } = c.req.valid('param')
      const certificate = c.req.valid('json')
      if ((await people(db, person)).length === 0) throw new Problem('not_found')
      await keepCertificate(db, person, certificate, newId(now, given.random), await districtDay(db, now))
      const actor = { kind: 'person', id: staff(c).id } as const
      const base = { market_id: null, evening: null, at: now, actor, kind: 'certificate.saved' as const }
      await append(db, { ...base, subject: `person:${person}`, body: { ...certificate } })
      return c.json(await page(c))
    },
  )
