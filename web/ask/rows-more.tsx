import type {
  ActionRow,
  CallRow,
  CoverageRow,
  IncidentRow,
  OpenPlaceRow,
  SecondLookRow,
} from '../../src/ask/schema-rows.ts'
import { formatCount, formatShortDateTime, localName, t } from '../i18n/index.ts'
import { Cell, StatusMark } from '../kit/index.ts'
import { joined } from './joined.ts'
import { addressOf, type Asked } from './store.ts'

/** A stall and how often it was seen; one tap further are its evenings. */
export const Coverage = ({ row, asked }: { row: CoverageRow; asked: Asked }) => (
  <Cell
    title={joined([row.place.number, row.vendor?.name])}
    description={joined([
      localName(row.market),
      row.category && localName(row.category),
      row.last_seen_at === null
        ? t.ask.neverSeen
        : t.ask.lastSeen(formatShortDateTime(row.last_seen_at, row.market.time_zone)),
    ])}
    value={
      row.seen === 0 ? (
        <StatusMark tone="attention" icon="eye" word={t.ask.seenNone(formatCount(row.evenings))} />
      ) : (
        t.ask.seenOf(formatCount(row.seen), formatCount(row.evenings))
      )
    }
    href={addressOf('coverage', { ...asked, market: row.market.id, place: row.id })}
  />
)

/** A place that trades tonight, and whether somebody had a look this evening. */
export const OpenPlace = ({ row }: { row: OpenPlaceRow }) => (
  <Cell
    title={joined([row.place.number, row.vendor?.name])}
    description={joined([
      localName(row.market),
      row.category && localName(row.category),
      row.seen_at && formatShortDateTime(row.seen_at, row.market.time_zone),
      row.squad && localName(row.squad),
    ])}
    value={
      row.seen_at === null ? (
        <StatusMark tone="attention" icon="eye" word={t.ask.notYetSeen} />
      ) : (
        <StatusMark tone="good" icon="check" word={t.ask.seenTonight} />
      )
    }
    href={addressOf('inspections', { place: row.id, from: row.evening, to: row.evening })}
  />
)

export const Action = ({ row }: { row: ActionRow }) => (
  <Cell
    title={joined([row.place.number, t.enforcement.kinds[row.kind]])}
    description={
      <>
        {localName(row.item)}
        <br />
        {joined([
          row.vendor?.name,
          localName(row.market),
          localName(row.squad),
          formatShortDateTime(row.at, row.market.time_zone),
        ])}
      </>
    }
    value={row.overturned ? <StatusMark tone="plain" icon="back" word={t.ask.classes.overturned} /> : undefined}
    href={`/matters/${row.finding_id}`}
  />
)

const callState = ({ done_at, done_by, answered_at }: CallRow) =>
  done_by !== null ? 'done' : done_at !== null ? 'taken_back' : answered_at === null ? 'unanswered' : 'waiting'

/** A call for help with how it went; it leads to the market's list of what waits, where somebody can be sent. */
export const Call = ({ row }: { row: CallRow }) => {
  const state = callState(row)
  const at = (instant: string) => formatShortDateTime(instant, row.market.time_zone)
  return (
    <Cell
      title={joined([row.place.number, row.vendor.name, t.enforcement.helpKinds[row.help_kind]])}
      description={
        <>
          {joined([
            localName(row.market),
            t.ask.calledAt(at(row.at)),
            row.answered_by && row.answered_at && t.ask.answeredBy(row.answered_by, at(row.answered_at)),
            row.done_by && row.done_at && t.ask.doneBy(row.done_by, at(row.done_at)),
          ])}
          {row.words !== null && (
            <>
              <br />
              {row.words}
            </>
          )}
          {row.thanked_at !== null && (
            <>
              <br />
              {t.ask.states.thanked}
            </>
          )}
        </>
      }
      value={
        <StatusMark
          tone={state === 'done' ? 'good' : state === 'taken_back' ? 'plain' : 'attention'}
          {...(state === 'taken_back' && { icon: 'back' as const })}
          word={t.ask.states[state]}
        />
      }
      {...(row.done_at === null
        ? { href: `/markets/${row.market.id}/requests` }
        : { href: `/vendors/${row.vendor.id}` })}
    />
  )
}

export const Incident = ({ row }: { row: IncidentRow }) => (
  <Cell
    title={joined([t.ask.incidents[row.kind], row.place.number === '?' ? null : row.place.number])}
    description={
      <>
        {joined([
          localName(row.market),
          row.squad && localName(row.squad),
          row.by_vendor ? t.ask.saidByVendor(row.reporter) : t.ask.loggedBy(row.reporter),
          formatShortDateTime(row.at, row.market.time_zone),
        ])}
        {row.note !== null && (
          <>
            <br />
            {row.note}
          </>
        )}
      </>
    }
    value={
      row.closed_at === null ? (
        <StatusMark tone="attention" word={t.ask.states.open_incident} />
      ) : (
        <StatusMark tone="good" icon="check" word={t.ask.states.closed} />
      )
    }
    href={`/incidents/${row.id}`}
  />
)

const found = (what: boolean) => t.inspections.outcome[what ? 'findings' : 'in_order']

export const SecondLook = ({ row }: { row: SecondLookRow }) => {
  const { second } = row
  const at = (instant: string) => formatShortDateTime(instant, row.market.time_zone)
  const alike = second?.found === row.first_found
  return (
    <Cell
      title={joined([row.place.number, row.vendor?.name])}
      description={
        <>
          {joined([localName(row.market), t.ask.firstLook(row.officer.name, at(row.at), found(row.first_found))])}
          {second !== null && (
            <>
              <br />
              {t.ask.secondLook(second.officer, at(second.at), found(second.found))}
            </>
          )}
        </>
      }
      value={
        second === null ? (
          <StatusMark tone="plain" icon="minus" word={t.ask.compared.not_looked} />
        ) : alike ? (
          <StatusMark tone="good" icon="check" word={t.ask.compared.alike} />
        ) : (
          <StatusMark tone="attention" icon="eye" word={t.ask.compared.otherwise} />
        )
      }
      {...(row.place.id !== null && {
        href: addressOf('inspections', { place: row.place.id, from: row.evening, to: second?.evening ?? row.evening }),
      })}
    />
  )
}
