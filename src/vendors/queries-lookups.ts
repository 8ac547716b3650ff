import type { Db } from '../db/open.ts'
import { append } from '../events/queries.ts'
import { Problem } from '../problems.ts'
import { lookupWait, phoneLookups } from './rules.ts'

/**
 * Notes in the log that somebody asks for vendors by a phone number, never which, before they are answered. Throws
 * `phone_lookups_used_up` past the account's limit; the log is what it is counted by, held so that none slip under at once.
 */
export async function noteLookup(db: Db, person: string, by: 'ending' | 'whole', now: Date) {
  const subject = `person:${person}`
  await db.transaction().execute(async (work) => {
    const actor = { kind: 'person', id: person } as const
    await append(work, {
      market_id: null,
      evening: null,
      at: now,
      actor,
      kind: 'vendor.looked_up',
      subject,
      body: { by },
    })
    const before = await work
      .selectFrom('event')
      .select('at')
      .where('subject', '=', subject)
      .where('kind', '=', 'vendor.looked_up')
      .orderBy('position', 'desc')
      .offset(1)
      .limit(phoneLookups.per_account)
      .execute()
    const retry_after_s = lookupWait(
      before.map(({ at }) => at),
      now,
    )
    if (retry_after_s > 0)
      throw new Problem('phone_lookups_used_up', { limit: phoneLookups.per_account, retry_after_s })
  })
}
