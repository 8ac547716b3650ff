import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db } from '../db/open.ts'
import type { Certificates } from './schema.ts'

/** Active officers by name, and other staff who have certificates, each with all of theirs, newest first. */
export async function certificates(db: Db): Promise<Certificates['rows']> {
  const rows = await db
    .selectFrom('person as p')
    .leftJoin('squad as q', 'q.id', 'p.squad_id')
    .select(['p.id', 'p.name', 'q.name as squad_name', 'q.name_en as squad_name_en'])
    .select((e) =>
      jsonArrayFrom(
        e
          .selectFrom('certificate as c')
          .select(['c.number', 'c.valid_from', 'c.valid_until'])
          .whereRef('c.person_id', '=', 'p.id')
          .orderBy('c.valid_until', 'desc')
          .orderBy('c.id', 'desc'),
      ).as('certificates'),
    )
    .where('p.active', '=', true)
    .where((e) =>
      e.or([e('p.role', '=', 'officer'), e.exists(e.selectFrom('certificate').whereRef('person_id', '=', 'p.id'))]),
    )
    .orderBy('p.name')
    .orderBy('p.id')
    .execute()
  return rows.map(({ certificates: all, ...person }) => ({ person, certificates: all }))
}
