import type { Db } from '../db/open.ts'
import { append } from '../events/queries.ts'
import { evaluate, waiting } from '../prompts/queries-evaluate.ts'
import { compareSeconds, drawSecond } from '../prompts/queries-second.ts'
import { reach } from '../prompts/rules-kinds.ts'
import { addDays } from '../shared/evening.ts'
import type { Random } from '../shared/ids.ts'

/** Second looks as each evening's first patrol would have drawn them in a market, compared, and its evenings looked through. */
export async function preparePrompts(
  db: Db,
  { market, tonight, now, random }: { market: string; tonight: string; now: Date; random: Random },
): Promise<void> {
  for (let back = reach.evenings; back >= 0; back--) {
    const due_on = addDays(tonight, -back)
    const seed = Buffer.from(random(16)).toString('hex')
    const drawn = await drawSecond(db, { market, due_on, seed, now })
    if (!drawn) continue
    const { evening, ...body } = drawn
    await append(db, {
      market_id: market,
      evening,
      at: now,
      actor: { kind: 'system', id: null },
      kind: 'seconds.drawn',
      subject: `evening:${market}:${evening}`,
      body: { seed, due_on, ...body },
    })
    if (back > 0) await compareSeconds(db, market, due_on)
  }
  for (const unit of await waiting(db, new Map([[market, tonight]]))) await evaluate(db, unit, now)
}
