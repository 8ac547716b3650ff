import { createHash } from 'node:crypto'
import type { RatioPage } from '../../src/ratio/schema.ts'
import { canonical } from '../../src/shared/canonical.ts'
import type { Desk } from './desk.ts'
import type { Office } from './office.ts'
import type { Phone } from './phone.ts'
import { recountOf } from './recount.ts'

export interface Verdict {
  /** Records the screen promised, and those the phone holds. */
  promised: number
  kept: number
  /** Of those the phone holds: at the office once with the same content. */
  arrived: number
  /** What is wrong, by invariant of shared/offline.md; empty when all hold. */
  broken: string[]
}

/** A phone and whose it is. */
interface Owned {
  phone: Phone
  officer: string
}

const hashOf = (content: unknown) => createHash('sha256').update(canonical(content)).digest('hex')
const drainWithin_ms = 60_000

/** Waits until the phone says that nothing waits; false when it does not in time (I7, I8). */
async function drained(phone: Phone): Promise<boolean> {
  const until = Date.now() + drainWithin_ms
  while (Date.now() < until) {
    const entries = await phone.entries().catch(() => null)
    // What was refused waits for nobody but its officer.
    if (entries?.every(({ state }) => state !== 'kept') && (await phone.waiting()) === 0) return true
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return false
}

/** What PostgreSQL has of a phone's entries. */
async function atOffice(office: Office, entries: Awaited<ReturnType<Phone['entries']>>) {
  const nobody = '00000000-0000-7000-8000-000000000000'
  const ids = [...entries.map(({ id }) => id), nobody]
  const hashes = [...entries.flatMap(({ photos }) => photos), '00'].map((hash) => Buffer.from(hash, 'hex'))
  const database = office.open()
  const db = database.district('yuanbao')
  const rows = await db
    .selectFrom('inspection')
    .select(['id', 'officer_id', 'content_hash'])
    .where('id', 'in', ids)
    .unionAll(
      db.selectFrom('paint_mark').select(['id', 'person_id as officer_id', 'content_hash']).where('id', 'in', ids),
    )
    .unionAll(
      db.selectFrom('held_capture').select(['id', 'person_id as officer_id', 'content_hash']).where('id', 'in', ids),
    )
    .execute()
  const photos = await db.selectFrom('photo').select('sha256').where('sha256', 'in', hashes).execute()
  await database.close()
  return { rows, photos: new Set(photos.map(({ sha256 }) => sha256.toString('hex'))) }
}

const day_ms = 86_400_000
const dayFrom = (days: number) => new Date(Date.now() + days * day_ms).toISOString().slice(0, 10)

/** What is wrong with the ratio that the supervisor reads (I5): it has to be that of the log. */
export async function ratioAgainstLog(office: Office, supervisor: Desk): Promise<string[]> {
  const { body } = await supervisor<RatioPage>('GET', `/ratio?from=${dayFrom(-900)}&to=${dayFrom(2)}`)
  const { enforced, handled } = await recountOf(office)
  if (body.headline.enforced === enforced && body.headline.handled === handled) return []
  return [`I5 the ratio is ${body.headline.enforced} of ${body.headline.handled}, by the log ${enforced} of ${handled}`]
}

/** Reads one phone's database and PostgreSQL once things are quiet, and holds them against each other. */
async function judgePhone(office: Office, { phone, officer }: Owned): Promise<Verdict> {
  const broken: string[] = []
  if (!(await drained(phone))) broken.push('I7 something still waits')
  const entries = await phone.entries()
  const { rows, photos } = await atOffice(office, entries)
  const there = new Map(rows.map((row) => [row.id, row]))
  const held = entries.filter((entry) => entry.held === true)
  if (held.length > 0 && (await phone.tells(`${held.length} 条记录已收到，要由主管决定`)) === 0)
    broken.push('I3 what is held is not told')
  const refused = entries.filter(({ state }) => state === 'refused')
  if ((await phone.refusals()) < refused.length) broken.push('I3 a refusal is not told')
  for (const { id, label, body, state, received_at, photos: declared } of entries) {
    const row = there.get(id)
    if (state === 'sent' && declared.some((name) => !photos.has(name)))
      broken.push(`I2 ${label} lacks its photo and does not say so`)
    if (!row && state === 'refused') continue
    if (row && state === 'refused' && received_at === null)
      broken.push(`I3 ${label} is at the office and said to be refused`)
    if (!row) broken.push(`I1 ${label} is not at the office`)
    else if (row.content_hash.toString('hex') !== hashOf(body)) broken.push(`I1 ${label} has other content`)
    else if (row.officer_id !== officer) broken.push(`I4 ${label} is somebody else's`)
  }
  const promised = phone.promised()
  const count = (list: readonly string[], number: string) => list.filter((each) => each === number).length
  const labels = entries.map(({ label }) => label)
  for (const number of new Set(promised)) {
    if (count(labels, number) < count(promised, number))
      broken.push(`I1 ${number} was promised and is not on the phone`)
  }
  if ((await phone.waiting()) === 0 && entries.some(({ id, state }) => state !== 'refused' && !there.has(id)))
    broken.push('I3 "none waits" is not true')
  return { promised: promised.length, kept: entries.length, arrived: there.size, broken }
}

/** All phones of a run against PostgreSQL, and what the office makes of its own records. */
export async function judge(office: Office, phones: readonly Owned[], supervisor: Desk): Promise<Verdict> {
  const whole: Verdict = { promised: 0, kept: 0, arrived: 0, broken: [] }
  for (const each of phones) {
    const { promised, kept, arrived, broken } = await judgePhone(office, each)
    whole.promised += promised
    whole.kept += kept
    whole.arrived += arrived
    whole.broken.push(...broken)
  }
  if (!(await office.verifies())) whole.broken.push('I6 the chain does not hold')
  whole.broken.push(...(await ratioAgainstLog(office, supervisor)))
  return whole
}
