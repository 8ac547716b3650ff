import type { StallEvening, StallEvenings as Answer } from '../../src/ask/schema.ts'
import { api, withQuery } from '../api.ts'
import { formatDay, localName, t } from '../i18n/index.ts'
import { Cell, List, Pager, Show, StatusMark, usePages } from '../kit/index.ts'
import { addressOf, type Asked } from './store.ts'

const wordsOf = ({ look, closed }: StallEvening) =>
  look === null ? null : closed ? null : [localName(look.squad), look.officer].join(' · ')

function Mark({ of: { look, closed } }: { of: StallEvening }) {
  if (closed) return <StatusMark tone="plain" icon="minus" word={t.ask.eveningClosed} />
  if (look === null) return <StatusMark tone="attention" icon="eye" word={t.ask.notSeen} />
  return <StatusMark tone="good" icon="check" word={t.inspections.outcome[look.outcome]} />
}

/** One stall's evenings in the period: seen by whom, not seen, or the market was closed. */
export function StallEvenings({ asked, stall }: { asked: Asked; stall: string }) {
  const { from, to, squad } = asked
  const list = usePages<StallEvening>(
    (before, signal) =>
      api.get<Answer>(withQuery(`/api/ask/coverage/${stall}/evenings`, { from, to, squad, before }), signal),
    [stall, from, to, squad],
  )
  return (
    <Show of={list.first}>
      {() => (
        <>
          <List title={t.ask.evenings}>
            {list.page?.rows.map((row) => (
              <Cell
                key={row.evening}
                title={formatDay(row.evening)}
                description={wordsOf(row) ?? undefined}
                value={<Mark of={row} />}
                {...(row.look !== null && {
                  href: addressOf('inspections', { place: stall, from: row.evening, to: row.evening }),
                })}
              />
            ))}
          </List>
          {list.pager && <Pager {...list.pager} />}
        </>
      )}
    </Show>
  )
}
