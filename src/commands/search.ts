import { rebuildSearch } from '../ask/queries-search.ts'
import type { Command } from './run.ts'

/** Makes what the search box finds anew from the records: `npm run search`. All of it or nothing. */
export const searchCommand: Command = async (_args, { database, district, print }) => {
  const count = await database
    .district(district)
    .transaction()
    .execute((work) => rebuildSearch(work))
  print(`搜索索引已重建 / made anew: ${count}`)
  return 0
}
