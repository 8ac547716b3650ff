import type { AskKind } from '../../src/ask/rules-kinds.ts'
import type {
  ActionRow,
  AssignmentRow,
  CallRow,
  CoverageRow,
  FindingRow,
  IncidentRow,
  InspectionRow,
  MatterRow,
  OpenPlaceRow,
  PatrolRow,
  RowOf,
  SecondLookRow,
  VendorRow,
} from '../../src/ask/schema-rows.ts'
import { formatCount, formatDay, formatShortDateTime, listed, localName, t } from '../i18n/index.ts'
import { aside } from '../i18n/punctuation.ts'
import { Cell, StatusMark } from '../kit/index.ts'
import { joined } from './joined.ts'
import { Action, Call, Coverage, Incident, OpenPlace, SecondLook } from './rows-more.tsx'
import { addressOf, type Asked } from './store.ts'

/** Where and when a look was, and whose place it is. */
const lookWords = ({ market, squad, vendor, at }: InspectionRow | FindingRow | MatterRow) =>
  joined([vendor?.name, localName(market), localName(squad), formatShortDateTime(at, market.time_zone)])

const actionWords = (actions: FindingRow['actions']) =>
  listed(
    actions.map(({ kind, overturned }) =>
      overturned ? aside(t.enforcement.kinds[kind], t.ask.classes.overturned) : t.enforcement.kinds[kind],
    ),
  )

function Inspection({ row }: { row: InspectionRow }) {
  const { place, outcome, items, amended, note, officer } = row
  const what = items.length > 0 ? listed(items.map(localName)) : t.inspections.outcome[outcome]
  const words = joined([lookWords(row), officer.name])
  const looks = { in_order: 'good', findings: 'attention', void: 'plain' } as const
  return (
    <Cell
      title={`${place.number} · ${what}`}
      description={
        <>
          {words}
          {note !== null && (
            <>
              <br />
              {note}
            </>
          )}
        </>
      }
      value={
        amended ? (
          <StatusMark tone="plain" icon="back" word={t.ask.amended} />
        ) : (
          <StatusMark
            tone={looks[outcome]}
            icon={outcome === 'in_order' ? 'check' : outcome === 'findings' ? 'alert' : 'minus'}
            word={t.inspections.outcome[outcome]}
          />
        )
      }
      {...(place.id !== null && { href: addressOf('matters', { place: place.id }) })}
    />
  )
}

/** A finding or its matter, which have one id: what was found where, what was done, and what `words` and `value` add. */
const Found = ({
  row,
  words,
  value,
}: {
  row: FindingRow | MatterRow
  words?: string | null
  value: string | undefined
}) => (
  <Cell
    title={`${row.place.number} · ${localName(row.item)}`}
    description={
      <>
        {joined([actionWords(row.actions), words])}
        <br />
        {lookWords(row)}
      </>
    }
    value={value}
    href={`/matters/${row.id}`}
  />
)

const Finding = ({ row }: { row: FindingRow }) => (
  <Found row={row} value={(t.ask.classes as Record<string, string>)[row.counted_as]} />
)

const Matter = ({ row }: { row: MatterRow }) => (
  <Found
    row={row}
    words={row.due_at && t.ask.due(formatShortDateTime(row.due_at, row.market.time_zone))}
    value={t.matters.states[row.state]}
  />
)

const Vendor = ({ row }: { row: VendorRow }) => (
  <Cell
    title={row.trade_name === null ? row.name : `${row.name} · ${row.trade_name}`}
    description={joined([
      row.category && localName(row.category),
      row.phone,
      listed(
        row.places.map(
          (place) => `${localName({ name: place.market_name, name_en: place.market_name_en })} ${place.number ?? '?'}`,
        ),
      ),
    ])}
    value={t.vendors.origins[row.origin]}
    href={`/vendors/${row.id}`}
  />
)

const Assignment = ({ row }: { row: AssignmentRow }) => (
  <Cell
    title={`${row.place.number} · ${row.vendor.name}`}
    description={joined([
      localName(row.market),
      row.ends_on === null
        ? t.ask.from(formatDay(row.starts_on))
        : t.ask.period(formatDay(row.starts_on), formatDay(row.ends_on)),
      row.category && localName(row.category),
      t.ask.assignedBy(row.assigned_by),
    ])}
    value={t.ask.states[row.state]}
    href={`/vendors/${row.vendor.id}`}
  />
)

const Patrol = ({ row }: { row: PatrolRow }) => (
  <Cell
    title={`${localName(row.squad)} · ${localName(row.market)}`}
    description={
      <>
        {joined([
          formatShortDateTime(row.started_at, row.market.time_zone),
          t.ask.lead(row.lead.name),
          listed(row.members),
        ])}
        <br />
        {t.ask.patrolCounts(formatCount(row.inspections), formatCount(row.findings))}
      </>
    }
    value={row.ended_at === null ? t.ask.states.out : t.ask.states.ended}
    href={addressOf('inspections', { squad: row.squad.id, market: row.market.id, from: row.evening, to: row.evening })}
  />
)

/** One row of a list, leading to what it is of. */
export function Row({ kind, row, asked }: { kind: AskKind; row: RowOf[AskKind]; asked: Asked }) {
  switch (kind) {
    case 'inspections':
      return <Inspection row={row as InspectionRow} />
    case 'coverage':
      return <Coverage row={row as CoverageRow} asked={asked} />
    case 'open_places':
      return <OpenPlace row={row as OpenPlaceRow} />
    case 'actions':
      return <Action row={row as ActionRow} />
    case 'help_calls':
      return <Call row={row as CallRow} />
    case 'incidents':
      return <Incident row={row as IncidentRow} />
    case 'second_looks':
      return <SecondLook row={row as SecondLookRow} />
    case 'findings':
      return <Finding row={row as FindingRow} />
    case 'matters':
      return <Matter row={row as MatterRow} />
    case 'vendors':
      return <Vendor row={row as VendorRow} />
    case 'assignments':
      return <Assignment row={row as AssignmentRow} />
    case 'patrols':
      return <Patrol row={row as PatrolRow} />
  }
}
