import { sql } from 'kysely'
import { calendarOf } from '../calendar/queries.ts'
import type { Db } from '../db/open.ts'
import type { ActionKind, SpareReason } from '../enforcement/rules-kinds.ts'
import { notOverturned } from '../inspections/queries-standing.ts'
import { workdaysAfter } from '../inspections/rules-time.ts'
import { numberThen } from '../plan/queries-number.ts'
import { dayIn } from '../shared/evening.ts'
import { savedDocumentSettings } from './queries-templates.ts'
import { kindRules, type DocumentKind, type Facts } from './rules-kinds.ts'
import { spareWords, type DocumentSettings } from './rules-law.ts'
import { dayWritten } from './rules-paper.ts'
import { fineInWords, instantWritten, yuanInCapitals, itemWithPhotos } from './rules-words.ts'

/** An action of a finding as a document tells of it. */
interface ActionTold {
  kind: ActionKind
  at: string
  deadline_at: string | null
  amount_yuan: number | null
  document_number: string | null
  authority: string | null
  reason: string | null
  approved_by: string | null
  items: string[] | null
  /** Photos of single items, by their line from 1 and the hash they are known by. */
  photos: { number: number; sha256: string }[]
  spot_answer: 'heard' | 'waived' | null
  spot_statement: string | null
  refusal: string | null
  refusal_witness: string | null
  /** Each with the certificate that was valid that day, null for an auxiliary. */
  officers: { name: string; certificate: string | null }[]
}

/** A finding with its standing actions, where it was and whose it is; undefined when there is none by this id. */
export async function findingTold(db: Db, finding: string) {
  const officersOf = (action: string) => sql`coalesce((select json_agg(json_build_object('name', p.name, 'certificate',
      (select c.number from certificate c where c.person_id = p.id and f.evening between c.valid_from and c.valid_until
        order by c.valid_until desc limit 1)) order by p.id)
    from action_officer ao join person p on p.id = ao.person_id where ao.action_id = ${sql.raw(action)}.id), '[]')`
  const actions = sql<ActionTold[]>`coalesce((select json_agg(json_build_object(
      'kind', a.kind, 'at', a.at, 'deadline_at', a.deadline_at, 'amount_yuan', a.amount_yuan,
      'document_number', a.document_number, 'authority', a.authority, 'reason', a.reason, 'items', a.items,
      'photos', coalesce((select json_agg(json_build_object('number', ip.item_number, 'sha256', encode(ip.sha256, 'hex'))
          order by ip.position) from inspection_photo ip where ip.action_id = a.id), '[]'),
      'spot_answer', a.spot_answer, 'spot_statement', a.spot_statement, 'refusal', a.refusal, 'refusal_witness', a.refusal_witness,
      'approved_by', (select p.name from person p where p.id = a.approved_by), 'officers', ${officersOf('a')})
      order by a.position)
    from action a where a.finding_id = f.id
      and ${notOverturned('a')}), '[]')`
  const row = await db
    .selectFrom('finding as f')
    .innerJoin('inspection as i', 'i.id', 'f.inspection_id')
    .innerJoin('market as m', 'm.id', 'f.market_id')
    .innerJoin('patrol as p', 'p.id', 'i.patrol_id')
    .innerJoin('squad as q', 'q.id', 'p.squad_id')
    .innerJoin('person as o', 'o.id', 'i.officer_id')
    .innerJoin('checklist_item as k', (on) =>
      on.onRef('k.version', '=', 'f.checklist_version').onRef('k.code', '=', 'f.item_code'),
    )
    .leftJoin('vendor as v', 'v.id', 'i.vendor_id')
    .leftJoin('shop as s', 's.id', 'i.shop_id')
    .leftJoin('inspection as later', 'later.amends', 'i.id')
    .select(['f.id', 'f.market_id', 'f.evening', 'f.item_code', 'f.note', 'k.name as item', 'i.at', 'i.place'])
    .select(['m.name as market', 'm.time_zone', 'q.id as squad_id', 'q.name as squad', 'later.id as amended_by'])
    .select(['i.stall_id', 's.number as shop_number', 's.name as shop_name', 'o.name as officer'])
    .select(['i.vendor_id', 'i.officer_id', 'v.name as party', 'v.trade_name', actions.as('actions')])
    .select((e) => [
      numberThen('i.stall_id', sql`i.evening`).as('stall_number'),
      e
        .selectFrom('certificate as c')
        .select('c.number')
        .whereRef('c.person_id', '=', 'i.officer_id')
        .whereRef('c.valid_from', '<=', 'f.evening')
        .whereRef('c.valid_until', '>=', 'f.evening')
        .limit(1)
        .as('certificate'),
      e
        .selectFrom('inspection_photo as ph')
        .select((c) => c.fn.countAll<string>().as('count'))
        .whereRef('ph.inspection_id', '=', 'i.id')
        .as('photos'),
    ])
    .where('f.id', '=', finding)
    .executeTakeFirst()
  return row && { ...row, isWorkday: (await calendarOf(db, row.market_id)).isWorkday }
}

export type FindingTold = NonNullable<Awaited<ReturnType<typeof findingTold>>>

const sentence = (words: string) => words.replace(/[。．.!！;；，,\s]+$/u, '')

function locationOf({ market, stall_id, stall_number, shop_number, shop_name, place }: FindingTold) {
  if (stall_id) return stall_number === null ? undefined : `${market}${stall_number}号摊位`
  if (shop_number !== null) return `${market}${shop_number}号“${shop_name ?? ''}”`
  return place === null ? undefined : `${market}${place}`
}

/** Officers as a document names them: 王强（执法证号LN06-0021）. */
function officersOf(told: FindingTold, actions: readonly ActionTold[]) {
  const named =
    actions.length > 0
      ? actions.flatMap((action) => action.officers)
      : [{ name: told.officer, certificate: told.certificate }]
  const words = named.map(({ name, certificate }) => (certificate ? `${name}（执法证号${certificate}）` : name))
  return [...new Set(words)].join('、')
}

function factsOfActions(told: FindingTold, actions: readonly ActionTold[], settings: DocumentSettings): Facts {
  const { time_zone, isWorkday } = told
  const written = (at: string) => instantWritten(time_zone, new Date(at))
  const ordered = actions.find(({ kind }) => kind === 'fix_by') ?? actions.find(({ kind }) => kind === 'fix_now')
  const fine = actions.find(({ amount_yuan }) => amount_yuan !== null)?.amount_yuan
  const warned = actions.some(({ kind }) => kind === 'warning')
  const decision = [warned && '警告', fine && fineInWords(fine)].filter(Boolean).join('，并处')
  const hold = actions.find(({ kind }) => kind === 'evidence_hold')
  const answered = actions.find(({ spot_answer }) => spot_answer !== null)
  const refused = actions.find(({ refusal }) => refusal !== null)
  const spared = actions.find(({ kind }) => kind === 'spared')?.reason
  const transfer = actions.find(({ kind }) => kind === 'transfer')?.authority
  return {
    ...(ordered?.deadline_at && { deadline: written(ordered.deadline_at) }),
    ...(ordered && {
      order: ordered.deadline_at ? `于${written(ordered.deadline_at)}前改正上述行为` : '立即改正上述行为',
    }),
    ...(decision && { decision }),
    ...(fine && { amount: String(fine), amount_words: yuanInCapitals(fine) }),
    ...(hold && { hold_until: dayWritten(workdaysAfter(dayIn(time_zone, new Date(hold.at)), 7, isWorkday)) }),
    ...(hold?.approved_by && { approved_by: hold.approved_by }),
    ...(hold?.items && { items: hold.items.map((item, index) => itemWithPhotos(item, index + 1, hold.photos)) }),
    ...(answered && { statement: answered.spot_statement ?? '当事人表示不陈述、不申辩' }),
    ...(refused && {
      refusal: `${sentence(refused.refusal ?? '')}${refused.refusal_witness === null ? '' : `；见证人：${refused.refusal_witness}`}。`,
    }),
    ...(spared && { reason: spareWords[spared as SpareReason] }),
    ...(transfer && { transfer_to: settings.receivers[transfer] }),
  }
}

function factsOfAuthority(settings: DocumentSettings, item: string): Facts {
  const { authority, short, address, phone, bank, account, reconsideration, court } = settings
  const law = settings.items[item]
  const words = { authority, short, address, phone, bank, account, reconsideration, court }
  const said = { ...words, rule: law?.rule ?? null, basis: law?.basis ?? null }
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null))
}

/** What the records and the settings say of a finding for a document of a kind; `words` stand in where they say nothing. */
export function factsTold(kind: DocumentKind, told: FindingTold, settings: DocumentSettings, words: Facts = {}): Facts {
  const actions = told.actions.filter((action) => kindRules[kind].follows.includes(action.kind))
  const location = locationOf(told)
  const photos = Number(told.photos)
  return {
    ...words,
    ...factsOfAuthority(settings, told.item_code),
    market: told.market,
    ...(location && { location }),
    ...(told.party !== null && { party: told.trade_name ? `${told.party}（${told.trade_name}）` : told.party }),
    item: told.item,
    found: `存在“${told.item}”的行为${told.note ? `（${sentence(told.note)}）` : ''}`,
    inspected_at: instantWritten(told.time_zone, told.at),
    evidence: `现场检查记录1份${photos > 0 ? `、现场照片${photos}张` : ''}`,
    officers: officersOf(told, actions),
    ...factsOfActions(told, actions, settings),
  }
}

/**
 * What is known of a finding for a document of a kind; a name that nobody knows is absent, and never empty. The party's
 * ID number is never among it. Undefined when there is no such finding.
 */
export async function factsFor(db: Db, kind: DocumentKind, finding: string, words: Facts = {}) {
  const told = await findingTold(db, finding)
  if (!told) return undefined
  const { settings } = await savedDocumentSettings(db)
  return factsTold(kind, told, settings, words)
}
