import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import type { Random } from '../shared/ids.ts'
import { attemptLimits, codeLimits, sessionHours } from './rules.ts'
import type { Me, Who } from './schema.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest()
const hoursLater = (now: Date, hours: number) => new Date(now.getTime() + hours * 3_600_000)

/** Starts a session and answers its token, which only the cookie ever holds. */
export async function openSession(db: Db, owner: { kind: 'person' | 'vendor'; id: string }, now: Date, random: Random) {
  const token = Buffer.from(random(32)).toString('base64url')
  const expires_at = hoursLater(now, sessionHours[owner.kind])
  await db
    .insertInto('session')
    .values({
      token_hash: sha256(token),
      person_id: owner.kind === 'person' ? owner.id : null,
      vendor_id: owner.kind === 'vendor' ? owner.id : null,
      created_at: now,
      seen_at: now,
      expires_at,
    })
    .execute()
  await db.deleteFrom('session').where('expires_at', '<', now).execute()
  return { token, expires_at }
}

// Today where most markets are, as `districtDay` has it: the connection's own time zone is nobody's.
const localDay = (now: Date) => sql`(${now}::timestamptz at time zone coalesce(
  (select m.time_zone from market m group by m.time_zone order by count(*) desc limit 1), 'Asia/Shanghai'))::date`

/** Who a session token stands for at `now`; null when it is unknown, expired, or its owner was deactivated. */
export async function whoOf(db: Db, token: string, now: Date): Promise<Who | null> {
  const row = await db
    .selectFrom('session as s')
    .leftJoin('person as p', 'p.id', 's.person_id')
    .leftJoin('squad as q', 'q.id', 'p.squad_id')
    .leftJoin('vendor as v', 'v.id', 's.vendor_id')
    .select(['p.id as person_id', 'p.name as person_name', 'p.role', 'p.active', 'p.squad_id'])
    .select(['q.name as squad_name', 'q.name_en as squad_name_en', 'v.id as vendor_id', 'v.name as vendor_name'])
    .select((e) =>
      e
        .exists(
          e
            .selectFrom('certificate as c')
            .whereRef('c.person_id', '=', 'p.id')
            .where(sql<boolean>`${localDay(now)} between c.valid_from and c.valid_until`),
        )
        .as('certified'),
    )
    .where('s.token_hash', '=', sha256(token))
    .where('s.expires_at', '>', now)
    .executeTakeFirst()
  if (row?.vendor_id) return { kind: 'vendor', id: row.vendor_id, name: row.vendor_name ?? '', role: 'vendor' }
  if (!row?.person_id || !row.role || !row.active) return null
  return {
    kind: 'person',
    id: row.person_id,
    name: row.person_name ?? '',
    role: row.role,
    squad_id: row.squad_id,
    squad_name: row.squad_name,
    squad_name_en: row.squad_name_en,
    certified: Boolean(row.certified),
  }
}

/** Ends a session; ending an unknown one is no error. */
export async function closeSession(db: Db, token: string) {
  await db.deleteFrom('session').where('token_hash', '=', sha256(token)).execute()
}

/** Ends every session of a person, when they are deactivated or get a new password. */
export async function closeSessionsOf(db: Db, person: string) {
  await db.deleteFrom('session').where('person_id', '=', person).execute()
}

/** Ends every session of a vendor, when their phone number is no longer theirs. */
export async function closeSessionsOfVendor(db: Db, vendor: string) {
  await db.deleteFrom('session').where('vendor_id', '=', vendor).execute()
}

/** What the client needs to know of the district besides who is signed in. */
export async function surroundings(db: Db): Promise<Pick<Me, 'sample' | 'time_zone'>> {
  const row = await db
    .selectNoFrom((e) => [
      e.exists(e.selectFrom('person').where('sample', '=', true)).as('sample'),
      e
        .selectFrom('market')
        .select('time_zone')
        .groupBy('time_zone')
        .orderBy((o) => o.fn.countAll(), 'desc')
        .limit(1)
        .as('time_zone'),
    ])
    .executeTakeFirstOrThrow()
  return { sample: Boolean(row.sample), time_zone: row.time_zone ?? 'Asia/Shanghai' }
}

/** The row that a staff sign-in checks its password against. */
export async function personByUserName(db: Db, userName: string) {
  return db
    .selectFrom('person')
    .select(['id', 'password_hash', 'active'])
    .where('user_name', '=', userName)
    .executeTakeFirst()
}

/** The vendor with a phone number. */
export async function vendorByPhone(db: Db, phone: string) {
  return db.selectFrom('vendor').select(['id']).where('phone', '=', phone).executeTakeFirst()
}

/** A try to sign in or to be sent a code, as it is counted. */
export interface Attempt {
  id: string
  account: string
  address: string
  at: Date
}

/** How many tries are in the window of this one's account and address, each counted up to one over its limit. */
export async function attemptsAround(db: Db, attempt: Attempt) {
  const since = new Date(attempt.at.getTime() - attemptLimits.window_s * 1000)
  const { of_account, of_address } = await db
    .selectNoFrom((e) => {
      const counted = (column: 'account' | 'address') =>
        e
          .selectFrom(
            e
              .selectFrom('sign_in_attempt')
              .select('id')
              .where(column, '=', attempt[column])
              .where('at', '>', since)
              .limit(attemptLimits[`per_${column}`] + 1)
              .as('counted'),
          )
          .select((o) => o.fn.countAll<number>().as('count'))
      return [counted('account').as('of_account'), counted('address').as('of_address')]
    })
    .executeTakeFirstOrThrow()
  return { of_account: Number(of_account), of_address: Number(of_address) }
}

/** Keeps a try, and forgets those of yesterday. */
export async function keepAttempt(db: Db, attempt: Attempt) {
  await db.insertInto('sign_in_attempt').values(attempt).execute()
  await db.deleteFrom('sign_in_attempt').where('at', '<', hoursLater(attempt.at, -24)).execute()
}

/** Forgets the attempts on an account after a success. */
export async function clearAttempts(db: Db, account: string) {
  await db.deleteFrom('sign_in_attempt').where('account', '=', account).execute()
}

/** Six digits, every value as likely as another. */
export function sixDigits(random: Random): string {
  const limit = Math.floor(2 ** 32 / 1_000_000) * 1_000_000
  for (;;) {
    const value = Buffer.from(random(4)).readUInt32BE()
    if (value < limit) return String(value % 1_000_000).padStart(6, '0')
  }
}

/** Where a code was asked for: a known device by its hash, any other browser by nothing. */
const at = (device: Buffer | null) => device ?? Buffer.alloc(0)

/** Seconds until another code may be sent to a phone; 0 when now. */
export async function codeWait(db: Db, phone: string, device: Buffer | null, now: Date): Promise<number> {
  const last = await db
    .selectFrom('one_time_code')
    .select('sent_at')
    .where('phone', '=', phone)
    .where('device', '=', at(device))
    .executeTakeFirst()
  if (!last) return 0
  return Math.max(0, Math.ceil(codeLimits.resend_s - (now.getTime() - last.sent_at.getTime()) / 1000))
}

/** Keeps a code for a phone in place of any earlier one that was asked for from the same known device, or from none. */
export async function keepCode(db: Db, phone: string, device: Buffer | null, code: string, now: Date) {
  const values = {
    code_hash: sha256(`${phone}:${code}`),
    attempts: 0,
    sent_at: now,
    expires_at: new Date(now.getTime() + codeLimits.valid_s * 1000),
  }
  await db
    .insertInto('one_time_code')
    .values({ phone, device: at(device), ...values })
    .onConflict((conflict) => conflict.columns(['phone', 'device']).doUpdateSet(values))
    .execute()
}

/** Uses a code up; false when it is wrong, expired or was tried too often. A wrong try counts. */
export async function useCode(db: Db, phone: string, device: Buffer | null, code: string, now: Date): Promise<boolean> {
  const used = await db
    .deleteFrom('one_time_code')
    .where('phone', '=', phone)
    .where('device', '=', at(device))
    .where('code_hash', '=', sha256(`${phone}:${code}`))
    .where('expires_at', '>', now)
    .where('attempts', '<', codeLimits.attempts)
    .executeTakeFirst()
  if (used.numDeletedRows > 0n) return true
  await db
    .updateTable('one_time_code')
    .set((e) => ({ attempts: e('attempts', '+', 1) }))
    .where('phone', '=', phone)
    .where('device', '=', at(device))
    .where('attempts', '<', codeLimits.attempts)
    .execute()
  return false
}
