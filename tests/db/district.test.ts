import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../src/db/open.ts'
import { freshDatabase } from '../support/database.ts'

let database: Database
beforeAll(async () => {
  database = await freshDatabase()
  for (const [district, squad] of [
    ['yuanbao', '八道中队'],
    ['zhenxing', '永昌中队'],
  ] as const) {
    await database
      .district(district)
      .insertInto('squad')
      .values({ id: '01900000-0000-7000-8000-000000000001', name: squad, authorities: ['C'], created_at: new Date(0) })
      .execute()
  }
})
afterAll(() => database.close())

test('each handle sees its own district, with the query builder and with raw SQL, turn by turn', async () => {
  for (let turn = 0; turn < 3; turn++) {
    const mine = await database.district('yuanbao').selectFrom('squad').select('name').execute()
    const theirs = await sql<{ name: string }>`select name from squad`.execute(database.district('zhenxing'))
    expect(mine).toEqual([{ name: '八道中队' }])
    expect(theirs.rows).toEqual([{ name: '永昌中队' }])
  }
})

test('one district’s handle cannot read or write another’s rows even by their full name', async () => {
  const db = database.district('yuanbao')
  await expect(sql`select * from zhenxing.squad`.execute(db)).rejects.toThrow('permission denied')
  await expect(sql`delete from zhenxing.squad`.execute(db)).rejects.toThrow('permission denied')
  await expect(sql`create table zhenxing.mine (id int)`.execute(db)).rejects.toThrow('permission denied')
  await db.transaction().execute(async (transaction) => {
    expect((await sql`select current_schema() as here`.execute(transaction)).rows).toEqual([{ here: 'yuanbao' }])
  })
})

test('what is append-only cannot be rewritten by the application', async () => {
  const db = database.district('yuanbao')
  for (const table of [
    'event',
    'inspection',
    'finding',
    'action',
    'action_officer',
    'overturned_action',
    'plan',
    'plan_stall',
  ]) {
    await expect(sql`delete from ${sql.table(table)}`.execute(db), table).rejects.toThrow('permission denied')
  }
  await expect(sql`update event set kind = 'x'`.execute(db)).rejects.toThrow('permission denied')
  await expect(sql`update finding set note = 'x'`.execute(db)).rejects.toThrow('permission denied')
})

test('a name that is no district’s is refused before it reaches SQL', () => {
  expect(() => database.district('yuanbao; drop schema yuanbao')).toThrow()
})
