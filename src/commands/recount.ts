import { recountAll } from '../tally/queries.ts'
import type { Command } from './run.ts'

/** Makes every figure of the ratio page anew from the records: `npm run recount`. They should have been the same before. */
export const recountCommand: Command = async (_args, { database, district, print }) => {
  const findings = await database.district(district).transaction().execute(recountAll)
  print(`已重新统计 / counted anew: ${findings} findings`)
  return 0
}
