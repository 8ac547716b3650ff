import { createHash } from 'node:crypto'
import type { Db } from '../db/open.ts'
import type { Random } from '../shared/ids.ts'
import { deviceDays } from './rules.ts'

const hashOf = (token: string) => createHash('sha256').update(token).digest()

/** Who an account is by what they type: staff by user name, vendors by phone number. */
export type Typed = { user_name: string } | { phone: string }

/** The hash of a browser's token where whoever this is signed in at that browser before; null for any other. */
export async function knownDevice(db: Db, token: string, typed: Typed, now: Date): Promise<Buffer | null> {
  const token_hash = hashOf(token)
  const known = await db
    .selectFrom('known_device as d')
    .leftJoin('person as p', 'p.id', 'd.person_id')
    .leftJoin('vendor as v', 'v.id', 'd.vendor_id')
    .select('d.token_hash')
    .where('d.token_hash', '=', token_hash)
    .where('d.expires_at', '>', now)
    .where((e) => ('phone' in typed ? e('v.phone', '=', typed.phone) : e('p.user_name', '=', typed.user_name)))
    .executeTakeFirst()
  return known ? token_hash : null
}

/**
 * Keeps that an owner signed in at a browser, for a year from now, and answers the token that its cookie holds: the one
 * it came with where the office gave it that, so that a shared phone is known for each of its squad, else a new one.
 */
export async function keepDevice(
  db: Db,
  before: string | undefined,
  owner: { kind: 'person' | 'vendor'; id: string },
  now: Date,
  random: Random,
): Promise<string> {
  await db.deleteFrom('known_device').where('expires_at', '<', now).execute()
  const given =
    before !== undefined &&
    (await db
      .selectFrom('known_device')
      .where('token_hash', '=', hashOf(before))
      .select('token_hash')
      .executeTakeFirst())
  const token = given ? before : Buffer.from(random(32)).toString('base64url')
  const expires_at = new Date(now.getTime() + deviceDays * 86_400_000)
  await db
    .insertInto('known_device')
    .values({
      token_hash: hashOf(token),
      person_id: owner.kind === 'person' ? owner.id : null,
      vendor_id: owner.kind === 'vendor' ? owner.id : null,
      expires_at,
    })
    .onConflict((conflict) => conflict.constraint('known_device_unique').doUpdateSet({ expires_at }))
    .execute()
  return token
}
