import { createHash } from 'node:crypto'
import { canonical } from '../../src/shared/canonical.ts'
import type { Office } from './office.ts'
import type { Phone } from './phone.ts'

export interface Verdict {
  /** Records the screen promised, and those the phone holds. */
  promised: number
  kept: number
  /** Of those the phone holds: at the office once with the same content. */
  arrived: number
  /** What is wrong, by invariant of shared/offline.md; empty when all hold. */
  broken: string[]
}

const hashOf = (content: unknown) => createHash('sha256').update(canonical(content)).digest('hex')
const drainWithin_ms = 60_000

/** Waits until the phone says that nothing waits; false when it does not in time (I7, I8). */
async function drained(phone: Phone): Promise<boolean> {
  const until = Date.now() + drainWithin_ms
  while (Date.now() < until) {
    const entries = await phone.entries().catch(() => null)
    if (entries?.every(({ state }) => state === 'sent') && (await phone.waiting()) === 0) return true
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return false
}

/** Reads the phone's database and PostgreSQL once things are quiet, and holds them against each other. */
export async function judge(office: Office, phone: Phone, officer: string): Promise<Verdict> {
  const broken: string[] = []
  if (!(await drained(phone))) broken.push('I7 something still waits')
  const entries = await phone.entries()
  const database = office.open()
  const rows = await database
    .district('yuanbao')
    .selectFrom('inspection')
    .select(['id', 'officer_id', 'content_hash'])
    .where('id', 'in', [...entries.map(({ id }) => id), '00000000-0000-7000-8000-000000000000'])
    .execute()
  await database.close()
  const there = new Map(rows.map((row) => [row.id, row]))
  for (const { id, label, body } of entries) {
    const row = there.get(id)
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
  if ((await phone.waiting()) === 0 && entries.some(({ id }) => !there.has(id)))
    broken.push('I3 "none waits" is not true')
  if (!(await office.verifies())) broken.push('I6 the chain does not hold')
  return { promised: promised.length, kept: entries.length, arrived: rows.length, broken }
}
