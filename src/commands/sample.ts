import { prepareSample } from '../sample/queries.ts'
import { sampleSignIns } from '../sample/queries-sign-ins.ts'
import type { Command } from './run.ts'

/** Loads the sample district into an empty database: `npm run sample`. */
export const sampleCommand: Command = async (_args, { database, district, now, random, print, photos }) => {
  const db = database.district(district)
  if (!(await prepareSample(db, { now, random, print, photos: { store: photos, district } }))) {
    print('数据库不是空的，没有载入示例 / the database is not empty, no sample loaded')
    return 1
  }
  for (const line of await sampleSignIns(db)) print(line)
  return 0
}
