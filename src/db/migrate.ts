import { CompiledQuery, Kysely, PostgresDialect, type PostgresPool } from 'kysely'
import { Migrator } from 'kysely/migration'
import type pg from 'pg'
import { migrations } from '../../migrations/index.ts'
import { asOwner, districtName, districtRole } from './district.ts'
import type { Database } from './open.ts'

/** What no one may rewrite: a correction is a new row (Administrative Penalty Law Art. 47; rule R13). */
const appendOnly = [
  'event',
  'inspection',
  'finding',
  'action',
  'action_officer',
  'action_confirmation',
  'overturned_action',
  'inspection_photo',
  'plan',
  'plan_stall',
  'plan_zone',
  'plan_zone_category',
  'plan_feature',
  'paint_job_stall',
  'paint_mark',
  'patrol_end',
  'evening_draw',
  'transition',
  'matter_step',
  'procedure_step',
  'document',
  'document_signature',
  'document_template',
  'incident_person',
  'incident_talk',
  'points_version',
  'points_item',
  'points_entry',
  'matter_step_photo',
  'procedure_step_photo',
  'matter_reply',
  'review',
  'review_end',
  'review_photo',
  'prompt',
  'prompt_answer',
  'prompt_setting',
  'second_draw',
  'second_look',
  'published_head',
  'district_setting',
  'checklist',
  'checklist_item',
  'ratio_snapshot',
  'ratio_snapshot_finding',
  'open_month',
  'earlier_hours',
]

const provider = {
  getMigrations: () =>
    Promise.resolve(
      Object.fromEntries(
        migrations.map(({ name, sql }) => [
          name,
          { up: (db: Kysely<unknown>) => db.executeQuery(CompiledQuery.raw(sql)).then(() => undefined) },
        ]),
      ),
    ),
}

/** A pool of the one connection that migrations run on, in the district's schema and as the owner. */
function ownerPool(client: pg.PoolClient): PostgresPool {
  const lent = { query: client.query.bind(client), release: () => {} }
  return { options: {}, connect: async () => lent, end: async () => {} }
}

async function prepareSchema(client: pg.PoolClient, name: string) {
  const role = districtRole(name)
  await client.query('create extension if not exists btree_gist schema public')
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role])
  if (!rowCount) {
    // Roles belong to the whole server: another database of it may make the same one at this moment.
    await client.query(`create role ${role} nologin`).catch((error: { code?: string }) => {
      if (error.code !== '42710' && error.code !== '23505') throw error
    })
  }
  await client.query(`grant ${role} to current_user`).catch((error: { code?: string }) => {
    if (error.code !== 'XX000' && error.code !== '23505') throw error
  })
  await client.query(`create schema if not exists ${name}; set search_path to ${name}, public`)
}

async function grant(client: pg.PoolClient, name: string) {
  const role = districtRole(name)
  await client.query(`
    grant usage on schema ${name} to ${role};
    grant select, insert, update, delete on all tables in schema ${name} to ${role};
    revoke update, delete on ${appendOnly.map((table) => `${name}.${table}`).join(', ')} from ${role};
    revoke insert on ${name}.transition from ${role};
    revoke all on ${name}.kysely_migration, ${name}.kysely_migration_lock from ${role};
    grant select on ${name}.kysely_migration to ${role}`)
}

/** Makes or updates a district's schema to the newest migration; answers the names of those applied. */
export async function migrate(database: Database, name: string): Promise<string[]> {
  if (!districtName.test(name)) throw new Error(`not a district's name: ${name}`)
  return asOwner(database.pool, async (client) => {
    await prepareSchema(client, name)
    const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: ownerPool(client) }) })
    const { error, results = [] } = await new Migrator({ db, provider, migrationTableSchema: name }).migrateToLatest()
    if (error) throw error instanceof Error ? error : new Error('migration failed', { cause: error })
    await grant(client, name)
    return results.map((result) => result.migrationName)
  })
}
