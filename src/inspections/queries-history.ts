import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db } from '../db/open.ts'
import { numberThen } from '../plan/queries-number.ts'
import { pageSize } from '../shared/text.ts'
import type { Inspection, InspectionFilter, Inspections } from './schema.ts'

const named = (alias: string) =>
  sql<{
    id: string
    name: string
  }>`json_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.name`)})`

/** Findings of inspection `i` with their actions, who carried them out and what was overturned, as one JSON array. */
const findings = sql<Inspection['findings']>`coalesce((select json_agg(json_build_object(
    'id', f.id, 'item_code', f.item_code, 'item_name', c.name, 'item_name_en', c.name_en, 'severity', c.severity,
    'note', f.note, 'help_first', f.help_first,
    'actions', coalesce((select json_agg(json_build_object(
        'id', a.id, 'kind', a.kind, 'at', a.at, 'deadline_at', a.deadline_at, 'help_kind', a.help_kind,
        'minutes', a.minutes, 'amount_yuan', a.amount_yuan, 'document_number', a.document_number,
        'authority', a.authority, 'reason', a.reason, 'items', a.items,
        'spot', case when a.spot_answer is not null then json_build_object('answer', a.spot_answer, 'statement', a.spot_statement,
          'receipt', a.spot_receipt, 'refusal', a.refusal, 'witness', a.refusal_witness) end,
        'approved_by', (select json_build_object('id', p.id, 'name', p.name) from person p where p.id = a.approved_by),
        'officers', coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name,
            'word', case when p.id = i.officer_id then 'author' when own.answer = 'disputed' then 'disputed'
              else coalesce(own.way, there.way) end) order by p.id)
          from action_officer ao join person p on p.id = ao.person_id
          left join action_confirmation own on own.action_id = ao.action_id and own.person_id = ao.person_id
            and own.way = 'own_phone'
          left join action_confirmation there on there.action_id = ao.action_id and there.person_id = ao.person_id
            and there.way = 'same_phone'
          where ao.action_id = a.id), '[]'),
        'overturned', (select json_build_object('at', o.at, 'reason', o.reason, 'decided_by', p.name)
          from overturned_action o join person p on p.id = o.decided_by where o.action_id = a.id)
      ) order by a.position) from action a where a.finding_id = f.id), '[]'),
    'replies', coalesce((select json_agg(json_build_object('at', r.at, 'words', r.words) order by r.position)
      from matter_reply r where r.matter_id = f.id and r.withdraws is null
        and not exists (select from matter_reply w where w.withdraws = r.id)), '[]'),
    'review', (select coalesce(re.outcome, 'running') from review rv
      left join review_end re on re.matter_id = rv.matter_id and re.round = rv.round
      where rv.matter_id = f.id order by rv.round desc limit 1)
  ) order by f.position)
  from finding f join checklist_item c on c.version = f.checklist_version and c.code = f.item_code
  where f.inspection_id = i.id), '[]')`

/** Photos that inspection `i` declares, as one JSON array: in the record's order, each with whether it arrived. */
const photos = sql<Inspection['photos']>`coalesce((select json_agg(json_build_object(
    'sha256', encode(ip.sha256, 'hex'), 'finding_id', ip.finding_id, 'kind', ip.kind,
    'item', case when ip.action_id is not null then json_build_object('action_id', ip.action_id, 'number', ip.item_number) end,
    'received', ph.sha256 is not null, 'taken_at', coalesce(ph.taken_at, ip.claimed_at)) order by ip.position)
  from inspection_photo ip left join photo ph on ph.sha256 = ip.sha256 where ip.inspection_id = i.id), '[]')`

function inspections(db: Db) {
  return db
    .selectFrom('inspection as i')
    .innerJoin('market as m', 'm.id', 'i.market_id')
    .innerJoin('patrol as p', 'p.id', 'i.patrol_id')
    .innerJoin('squad as q', 'q.id', 'p.squad_id')
    .innerJoin('person as lead', 'lead.id', 'p.lead_id')
    .innerJoin('person as officer', 'officer.id', 'i.officer_id')
    .leftJoin('vendor as v', 'v.id', 'i.vendor_id')
    .leftJoin('shop as s', 's.id', 'i.shop_id')
    .select([
      'i.id',
      'i.evening',
      'i.at',
      'i.received_at',
      'i.outcome',
      'i.checklist_version',
      'i.note',
      'i.amends',
      'i.amend_reason',
    ])
    .select([
      'i.patrol_id',
      'i.stall_id',
      'i.shop_id',
      'i.place',
      'i.place_lng',
      'i.place_lat',
      's.number as shop_number',
    ])
    .select([
      'm.id as market_id',
      'm.name as market_name',
      'm.name_en as market_name_en',
      'm.time_zone',
      'q.name as squad_name',
      'q.name_en as squad_name_en',
    ])
    .select([named('lead').as('lead'), named('officer').as('officer'), 'v.id as vendor_id', 'v.name as vendor_name'])
    .select([findings.as('findings'), photos.as('photos')])
    .select((e) => [
      numberThen('i.stall_id', sql`i.evening`).as('stall_number'),
      jsonArrayFrom(
        e
          .selectFrom('inspection as later')
          .innerJoin('person as author', 'author.id', 'later.officer_id')
          .select([
            'later.id',
            'later.outcome',
            'later.amend_reason as reason',
            'later.received_at as at',
            'author.name as officer_name',
          ])
          .whereRef('later.amends', '=', 'i.id'),
      ).as('amended_by'),
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof inspections>['executeTakeFirstOrThrow']>>

// JSON built in SQL writes instants in the session's time zone; the wire has them in UTC.
const instant = (at: string) => new Date(at).toISOString()

function inspectionOf(row: Row): Inspection {
  const kind = row.stall_id ? 'stall' : row.shop_id ? 'shop' : 'place'
  const [amendment] = row.amended_by
  return {
    id: row.id,
    market: { id: row.market_id, name: row.market_name, name_en: row.market_name_en, time_zone: row.time_zone },
    evening: row.evening,
    at: row.at.toISOString(),
    received_at: row.received_at.toISOString(),
    patrol: { id: row.patrol_id, squad_name: row.squad_name, squad_name_en: row.squad_name_en, lead: row.lead },
    officer: row.officer,
    subject: {
      kind,
      id: row.stall_id ?? row.shop_id,
      number: row.stall_number ?? row.shop_number ?? row.place ?? '?',
      at: row.place_lng === null || row.place_lat === null ? null : { lng: row.place_lng, lat: row.place_lat },
    },
    vendor: row.vendor_id === null ? null : { id: row.vendor_id, name: row.vendor_name ?? '' },
    outcome: row.outcome,
    checklist_version: row.checklist_version,
    note: row.note,
    amends: row.amends,
    amend_reason: row.amend_reason,
    amended_by: amendment
      ? { ...amendment, reason: amendment.reason ?? 'correction', at: instant(amendment.at) }
      : null,
    findings: row.findings.map((finding) => ({
      ...finding,
      replies: finding.replies.map(({ at, words }) => ({ at: instant(at), words })),
      actions: finding.actions.map((action) => ({
        ...action,
        at: instant(action.at),
        deadline_at: action.deadline_at === null ? null : instant(action.deadline_at),
        overturned: action.overturned && { ...action.overturned, at: instant(action.overturned.at) },
      })),
    })),
    photos: row.photos.map((photo) => ({ ...photo, taken_at: instant(photo.taken_at) })),
  }
}

/** A page of inspections, newest first: of a stall, shop, vendor or patrol, or of a market's evening. */
export async function history(db: Db, filter: InspectionFilter): Promise<Inspections> {
  const [millis, id] = filter.before?.split('_') ?? []
  const rows = await inspections(db)
    .where((w) =>
      w.and([
        ...(filter.stall === undefined ? [] : [w('i.stall_id', '=', filter.stall)]),
        ...(filter.shop === undefined ? [] : [w('i.shop_id', '=', filter.shop)]),
        ...(filter.vendor === undefined ? [] : [w('i.vendor_id', '=', filter.vendor)]),
        ...(filter.patrol === undefined ? [] : [w('i.patrol_id', '=', filter.patrol)]),
        ...(filter.market === undefined ? [] : [w('i.market_id', '=', filter.market)]),
        ...(filter.evening === undefined ? [] : [w('i.evening', '=', filter.evening)]),
      ]),
    )
    .$if(id !== undefined, (query) =>
      query.where(sql<boolean>`(i.at, i.id) < (${new Date(Number(millis))}::timestamptz, ${id}::uuid)`),
    )
    .orderBy('i.at', 'desc')
    .orderBy('i.id', 'desc')
    .limit(pageSize + 1)
    .execute()
  const page = rows.slice(0, pageSize)
  const last = page.at(-1)
  return {
    inspections: page.map(inspectionOf),
    next: rows.length > pageSize && last ? `${last.at.getTime()}_${last.id}` : null,
  }
}

/** One inspection; undefined when there is none by this id. */
export async function inspection(db: Db, id: string): Promise<Inspection | undefined> {
  const row = await inspections(db).where('i.id', '=', id).executeTakeFirst()
  return row && inspectionOf(row)
}
