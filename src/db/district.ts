import type { PostgresPool } from 'kysely'
import type pg from 'pg'

/** The form of a district's name, which is also its schema's. */
export const districtName = /^[a-z][a-z0-9_]{0,30}$/

/** The role that owns no tables and may use one district's schema only. */
export const districtRole = (name: string) => `district_${name}`

const boundTo = new WeakMap<object, string>()

/**
 * The shared pool seen from one district: each connection taken is bound by search path and role, so that raw SQL too
 * reaches this district's tables and is refused every other's. Rebinding costs a round trip only when districts alternate.
 */
export function districtPool(pool: pg.Pool, name: string): PostgresPool {
  if (!districtName.test(name)) throw new Error(`not a district's name: ${name}`)
  const bind = `set role ${districtRole(name)}; set search_path to ${name}`
  return {
    options: pool.options,
    async connect() {
      const client = await pool.connect()
      if (boundTo.get(client) !== name) {
        try {
          await client.query(bind)
        } catch (error) {
          client.release(true)
          throw error
        }
        boundTo.set(client, name)
      }
      return client
    },
    end: () => pool.end(),
  }
}

/** Takes a connection as the database's owner for migrations and leaves it clean. */
export async function asOwner<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    boundTo.delete(client)
    await client.query('reset role; reset search_path')
    return await work(client)
  } finally {
    client.release()
  }
}
