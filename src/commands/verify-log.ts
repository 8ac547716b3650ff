import { verifyChains } from '../events/queries-verify.ts'
import type { Command } from './run.ts'

/** Recomputes every hash chain of the log: `npm run verify-log`. Exit code 1 when a row does not fit. */
export const verifyLogCommand: Command = async (_args, { database, district, print }) => {
  const { chains, rows, broken } = await verifyChains(database.district(district))
  for (const { chain, position, why } of broken) print(`✗ ${chain} #${position}: ${why}`)
  print(
    `${broken.length === 0 ? '记录完整 / the log is whole' : '记录被改动 / the log was altered'}: ${chains} chains, ${rows} rows`,
  )
  return broken.length === 0 ? 0 : 1
}
