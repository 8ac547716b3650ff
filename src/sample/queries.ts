import { hash } from '@node-rs/argon2'
import { rebuildSearch } from '../ask/queries-search.ts'
import type { Db } from '../db/open.ts'
import type { Entry } from '../events/rules.ts'
import { checklistOn } from '../inspections/queries.ts'
import { recountAll } from '../tally/queries.ts'
import { pointsTableOn } from '../points/queries.ts'
import { defaultSetting } from '../points/rules.ts'
import { newId, type Random } from '../shared/ids.ts'
import { writeDistrict } from './queries-district.ts'
import { writeDocuments } from './queries-documents.ts'
import { writeLog, type SampleLate } from './queries-log.ts'
import { openProcedures, writeMatters } from './queries-matters.ts'
import { drawTonight, writeOutings } from './queries-outings.ts'
import { writePainting } from './queries-painting.ts'
import { writePhotos, type SamplePhotoStore } from './queries-photos.ts'
import { preparePrompts } from './queries-prompts.ts'
import { insertAll, insertMany } from './queries-write.ts'
import { sampleViews } from './rules-ask.ts'
import { chanceFrom } from './rules-chance.ts'
import { makeDistrict, type SampleDistrict } from './rules-district.ts'
import { makeNight, type SampleOuting } from './rules-evenings.ts'
import { districtEntries, overturned, pointsSet, type SampleOverturned } from './rules-log.ts'
import { followMatters } from './rules-matters.ts'
import { cameLate, lockedMonths, takeOutLate } from './rules-months.ts'
import { makePlanning } from './rules-planning.ts'
import { makePainting } from './rules-painting.ts'
import { makeReviews, type SampleReviews } from './rules-reviews.ts'
import { pointsMarkets } from './rules-walk.ts'
import { beginStory } from './rules-story.ts'
import { makeRequests, requestEntries } from './rules-work.ts'

/** The password of every sample sign-in; public, so such sign-ins exist only where the sample was loaded. */
export const samplePassword = 'pingan-2026'

export interface SampleGiven {
  now: Date
  random: Random
  print: (line: string) => void
  /** Evenings behind tonight; the whole story has 90. */
  evenings?: number
  /** Without it nobody took photos. */
  photos?: SamplePhotoStore
}

/** Loads the sample district when the database is empty; false when it was not. All or nothing. */
export async function prepareSample(db: Db, given: SampleGiven): Promise<boolean> {
  const { now, random, print, evenings = 90, photos } = given
  const password_hash = await hash(samplePassword)
  return db.transaction().execute(async (work) => {
    if (!(await isEmpty(work))) return false
    print(`示例：准备元宝区示例数据（虚构）/ sample: inventing a district`)
    const chance = chanceFrom('yuanbao')
    const district = makeDistrict({ now, evenings, random, chance })
    await writeDistrict(work, district, password_hash)
    const checklist = await checklistOn(work, district.days.tonight)
    if (!checklist) throw new Error('no checklist is valid tonight')
    const story = beginStory({ district, items: checklist.items, now, chance, random })
    const painting = makePainting(district, chanceFrom('paint'), (at) => newId(at, random))
    const entries = [...districtEntries(district), ...(await writePainting(work, painting, district))]
    const setting = { ...defaultSetting, mode: 'window' as const, window_days: 60 }
    await insertMany(
      work,
      'points_setting',
      pointsMarkets.map((market_id) => ({ market_id, ...setting })),
    )
    entries.push(...pointsMarkets.map((market) => pointsSet(market, setting, district)))
    const points = await pointsTableOn(work, 'pingan', district.days.tonight)
    const incidents = chanceFrom('incidents')
    const months = lockedMonths(district.days.first, now)
    const late: SampleLate = { looks: [], lifted: [] }
    let outings: SampleOuting[] = []
    const [told, all]: [SampleOuting[], SampleOverturned[]] = [[], []]
    for (let back = evenings; back >= 0; back--) {
      const night = makeNight(back, story)
      for (const outing of night) takeOutLate(outing, months, now, random)
      outings.push(...night)
      if (back % 10 !== 0) continue
      const lifted = outings.flatMap((outing) => overturned(outing, district.staff[1]?.id ?? '', now, chance))
      entries.push(
        ...(await writeOutings(work, outings, district, { now, random, incidents, points, months, late })),
        ...lifted.map(({ entry }) => entry),
      )
      const afterLock = ({ entry, row }: SampleOverturned) => cameLate(months, entry.evening ?? '', row.at)
      late.lifted.push(...lifted.filter(afterLock))
      await insertMany(
        work,
        'overturned_action',
        lifted.filter((one) => !afterLock(one)).map(({ row }) => row),
      )
      told.push(...outings)
      all.push(...lifted)
      outings = []
      print(`示例：写入巡查 ${evenings - back}/${evenings} 晚 / sample: evening ${evenings - back} of ${evenings}`)
    }
    print('示例：事项、文书、排班和占比 / sample: matters, documents, rosters, figures')
    const followed = followMatters(district, told, all, now)
    entries.push(...(await writeMatters(work, followed)))
    entries.push(...(await writeReviews(work, makeReviews(followed, all, district.staff[1]?.id ?? '', now))))
    const requests = makeRequests(district, now, (at) => newId(at, random))
    await insertMany(work, 'request', requests)
    entries.push(...requestEntries(requests), ...(await drawTonight(work, district, now, random)))
    entries.push(...(await writeDocuments(work, checklist.items, { now, random, by: district.staff[0]?.id ?? '' })))
    await insertMany(work, 'saved_view', sampleViews(district.staff[0]?.id ?? '', now, random))
    await writePlanning(work, district, told, random)
    await recountAll(work)
    const supervisor = district.staff[0]?.id ?? ''
    await writeLog(work, entries, { months, late, by: supervisor, random, print })
    print('示例：查询、照片和值得看一眼的 / sample: search, photos, what is worth a look')
    await rebuildSearch(work)
    await openProcedures(work, { market: 'pingan', day: district.days.tonight, supervisor, now, random })
    const here = { market: 'pingan', tonight: district.days.tonight }
    if (photos) await writePhotos(work, here, photos)
    await preparePrompts(work, { ...here, now, random })
    return true
  })
}

/** Writes what vendors replied and had reviewed; a reply that takes another back follows it. */
async function writeReviews(db: Db, { replies, reviews, ends, entries }: SampleReviews): Promise<Entry[]> {
  await insertAll(db, { matter_reply: replies, review: reviews, review_end: ends })
  return entries
}

/** The roster of this week and the next, lessons, an evening that stays closed: what supervisors plan. */
async function writePlanning(db: Db, district: SampleDistrict, told: readonly SampleOuting[], random: Random) {
  await insertAll(
    db,
    makePlanning(district, told, (at) => newId(at, random)),
  )
}

async function isEmpty(db: Db): Promise<boolean> {
  const used = await db
    .selectNoFrom((e) => [
      e
        .or([
          e.exists(e.selectFrom('person').select('id')),
          e.exists(e.selectFrom('squad').select('id')),
          e.exists(e.selectFrom('market').select('id')),
          e.exists(e.selectFrom('vendor').select('id')),
          e.exists(e.selectFrom('event').select('position')),
        ])
        .as('used'),
    ])
    .executeTakeFirstOrThrow()
  return !used.used
}
