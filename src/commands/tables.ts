import { writeFileSync } from 'node:fs'
import { asOwner } from '../db/district.ts'
import { generateTables } from '../db/generate.ts'
import type { Command } from './run.ts'

/** Writes `src/db/tables.ts` as the migrated database has it. */
export const tablesCommand: Command = async (_args, { database, district, print }) => {
  writeFileSync('src/db/tables.ts', await asOwner(database.pool, (client) => generateTables(client, district)))
  print('src/db/tables.ts')
  return 0
}
