import type { Db } from '../../src/db/open.ts'

class Undone extends Error {}

/** Runs `work` in a transaction and leaves nothing of it behind. */
export async function undone(db: Db, work: (db: Db) => Promise<void>) {
  const run = db.transaction().execute(async (inside) => {
    await work(inside)
    throw new Undone()
  })
  await run.catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error
  })
}
