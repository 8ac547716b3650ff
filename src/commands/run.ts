import type { Database } from '../db/open.ts'
import type { PhotoStore } from '../files/photo-store.ts'
import type { Random } from '../shared/ids.ts'
import { importCommand } from './import.ts'
import { recountCommand } from './recount.ts'
import { sampleCommand } from './sample.ts'
import { searchCommand } from './search.ts'
import { supervisorCommand } from './supervisor.ts'
import { tablesCommand } from './tables.ts'
import { verifyLogCommand } from './verify-log.ts'

/** What a command is given; the environment is here for secrets that must not stand on a command line. */
export interface CommandGiven {
  database: Database
  district: string
  now: Date
  random: Random
  print: (line: string) => void
  photos: PhotoStore
  env: Record<string, string | undefined>
}

/** A command reads its arguments and answers its exit code. */
export type Command = (args: readonly string[], given: CommandGiven) => Promise<number>

const commands: Record<string, Command> = {
  import: importCommand,
  recount: recountCommand,
  sample: sampleCommand,
  search: searchCommand,
  supervisor: supervisorCommand,
  tables: tablesCommand,
  'verify-log': verifyLogCommand,
}

/** Runs `npm run NAME -- ARGS` against the configured database. */
export async function runCommand(name: string, args: readonly string[], given: CommandGiven): Promise<number> {
  const command = commands[name]
  if (!command) {
    given.print(`没有这个命令 / no such command: ${name}. ${Object.keys(commands).join(', ')}`)
    return 1
  }
  return command(args, given)
}
