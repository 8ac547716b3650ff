import type { Db } from '../../src/db/open.ts'
import { recountAll } from '../../src/tally/queries.ts'
import { cast } from '../support/cast.ts'

const id = (family: number, n: number) =>
  `02${String(family).padStart(6, '0')}-0000-7000-8000-${String(n).padStart(12, '0')}`

export const ids = {
  vendor: (n: number) => id(1, n),
  patrol: (n: number) => id(2, n),
  inspection: (n: number) => id(3, n),
  finding: (n: number) => id(4, n),
  action: (n: number) => id(5, n),
}

/** The evenings of the invented week, Monday 16 to Sunday 22 November 2026. */
export const evenings = [16, 17, 18, 19, 20, 21, 22].map((day) => `2026-11-${day}`)
export const eveningAt = (evening: string) => new Date(`${evening}T11:00:00Z`)
const of = <T>(list: readonly T[], n: number) => list[n % list.length] as T

/** What a row needs besides its kind. */
export const details: Record<string, object> = {
  help: { help_kind: 'carry' },
  fix_by: { deadline_at: new Date('2026-11-30T00:00:00Z') },
  warning: { document_number: 'W-1' },
  fine_on_spot: { document_number: 'F-1', amount_yuan: 50 },
  evidence_hold: { items: ['秤'] },
  transfer: { authority: 'F' },
}

/** Rows as the recording of inspections leaves them; everything may be overridden. */
export function writer(db: Db) {
  return {
    patrol: (n: number, over: object = {}) =>
      db
        .insertInto('patrol')
        .values({
          id: ids.patrol(n),
          market_id: cast.market,
          evening: of(evenings, n),
          squad_id: cast.bado,
          lead_id: cast.wangqiang,
          started_at: eveningAt(of(evenings, n)),
          ...over,
        })
        .execute(),
    inspection: (n: number, over: object = {}) => ({
      id: ids.inspection(n),
      market_id: cast.market as string,
      evening: '2026-11-16',
      patrol_id: ids.patrol(0),
      officer_id: cast.wangqiang,
      stall_id: cast.stall(1) as string | null,
      vendor_id: null as string | null,
      outcome: 'in_order' as 'in_order' | 'findings' | 'void',
      checklist_version: 1,
      at: eveningAt('2026-11-16'),
      claimed_at: eveningAt('2026-11-16'),
      received_at: eveningAt('2026-11-16'),
      content_hash: Buffer.alloc(32),
      ...over,
    }),
    finding: (n: number, over: object = {}) => ({
      id: ids.finding(n),
      inspection_id: ids.inspection(n),
      market_id: cast.market as string,
      evening: '2026-11-16',
      item_code: 'PLOT-01',
      checklist_version: 1,
      vendor_id: null as string | null,
      position: 1,
      ...over,
    }),
    action: (n: number, finding: number, kind: string, over: object = {}) => ({
      id: ids.action(n),
      finding_id: ids.finding(finding),
      market_id: cast.market as string,
      evening: '2026-11-16',
      at: eveningAt('2026-11-16'),
      kind,
      position: 1,
      ...details[kind],
      ...over,
    }),
  }
}

/** 150 findings by most severe action, as domain.md section 4 invents them. */
const mostSevere = [
  ...Array<string>(60).fill('help'),
  ...Array<string>(45).fill('educate'),
  ...Array<string>(22).fill('fix_now'),
  ...Array<string>(9).fill('warning'),
  ...Array<string>(8).fill('fine_on_spot'),
  ...Array<string>(4).fill('evidence_hold'),
  'clear_now',
  'transfer',
]

/**
 * The invented week of domain.md section 4: 400 inspections, 150 findings, 211 actions, 3,600 vendors of whom 130 have
 * findings and 20 of those are enforced.
 */
export async function inventedWeek(db: Db) {
  const write = writer(db)
  const made = await db
    .selectFrom('vendor')
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const vendors = Array.from({ length: 3600 - made.count }, (_, n) => ({
    id: ids.vendor(n),
    name: `商户${n}`,
    phone: `170${String(n).padStart(8, '0')}`,
    party: 'person' as const,
    origin: 'settled' as const,
    category_id: 'snacks',
    created_at: new Date('2026-01-01T00:00:00Z'),
  }))
  for (let from = 0; from < vendors.length; from += 900) {
    await db
      .insertInto('vendor')
      .values(vendors.slice(from, from + 900))
      .execute()
  }
  for (let n = 0; n < evenings.length; n++) await write.patrol(n)
  // Enforced findings (127…148) belong to vendors 0…19, the others to 20…129.
  const vendorOf = (n: number) => ids.vendor(n >= 127 && n < 149 ? (n - 127) % 20 : 20 + (n % 110))
  const place = (n: number) => ({
    evening: of(evenings, n),
    patrol_id: ids.patrol(n % 7),
    at: eveningAt(of(evenings, n)),
  })
  await db
    .insertInto('inspection')
    .values(
      Array.from({ length: 400 }, (_, n) =>
        write.inspection(n, { ...place(n), ...(n < 150 && { outcome: 'findings', vendor_id: vendorOf(n) }) }),
      ),
    )
    .execute()
  await db
    .insertInto('finding')
    .values(mostSevere.map((_, n) => write.finding(n, { evening: of(evenings, n), vendor_id: vendorOf(n) })))
    .execute()
  const evening = (n: number) => ({ evening: of(evenings, n), at: eveningAt(of(evenings, n)) })
  await db
    .insertInto('action')
    .values([
      ...mostSevere.map((kind, n) => write.action(n, n, kind, evening(n))),
      // 61 milder ones beside them: reminders before the educations and the first orders.
      ...Array.from({ length: 61 }, (_, n) =>
        write.action(150 + n, 60 + n, 'remind', { ...evening(60 + n), position: 2 }),
      ),
    ])
    .execute()
  await recountAll(db)
}
