import type { Db } from '../db/open.ts'
import type { Random } from '../shared/ids.ts'

/** Loads the sample district when the database is empty; false when it was not. */
export async function prepareSample(_db: Db, _given: { now: Date; random: Random; print: (line: string) => void }): Promise<boolean> {
  return false
}

/** One sign-in per role, where the sample was loaded. */
export async function sampleSignIns(_db: Db): Promise<string[]> {
  return []
}
