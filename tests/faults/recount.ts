import type { Office } from './office.ts'

/** What the oracle reads of an event; the product's own reading of it is not used. */
interface Logged {
  inspection_id: string
  outcome: string
  amends: string | null
  findings: { item_code: string; kinds: string[] }[]
}
interface SetAside {
  inspection_id: string
  item_code: string
  kind: string
}

/** Mildest first, as section 3 of shared/domain.md has it; written down once more, so that a slip in the product shows. */
const mildestFirst =
  'help remind educate spared fix_now fix_by points pause_stall end_stall transfer evidence_hold warning criticism fine_on_spot fine confiscate stop_business revoke_permit clear_now perform seal seize remove'.split(
    ' ',
  )
const enforcing = new Set(mildestFirst.slice(mildestFirst.indexOf('evidence_hold')))

/** Findings counted from the log alone: what stands, each at its most severe action that stands (I5). */
export function recount(logged: readonly Logged[], aside: readonly SetAside[]): { enforced: number; handled: number } {
  const gone = new Set(logged.map(({ amends }) => amends))
  const overturned = new Set(aside.map((each) => `${each.inspection_id} ${each.item_code} ${each.kind}`))
  let [enforced, handled] = [0, 0]
  for (const { inspection_id, outcome, findings } of logged) {
    if (gone.has(inspection_id) || outcome === 'void') continue
    for (const { item_code, kinds } of findings) {
      const standing = kinds.filter((kind) => !overturned.has(`${inspection_id} ${item_code} ${kind}`))
      const worst = standing.sort((a, b) => mildestFirst.indexOf(b) - mildestFirst.indexOf(a))[0]
      if (worst === 'transfer') continue
      handled++
      if (worst !== undefined && enforcing.has(worst)) enforced++
    }
  }
  return { enforced, handled }
}

/** The same of an office's whole log. */
export async function recountOf(office: Office) {
  const database = office.open()
  const events = await database.district('yuanbao').selectFrom('event').select(['kind', 'body']).execute()
  await database.close()
  const bodies = <Body>(...kinds: string[]) =>
    events.filter(({ kind }) => kinds.includes(kind)).map(({ body }) => body as unknown as Body)
  return recount(bodies<Logged>('inspection.logged', 'inspection.amended'), bodies<SetAside>('action.overturned'))
}
