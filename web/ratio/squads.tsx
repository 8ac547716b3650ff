import { smallNumbers } from '../../src/ratio/rules.ts'
import type { RatioPage } from '../../src/ratio/schema.ts'
import { Chart } from '../charts/index.ts'
import { listed, localName, t } from '../i18n/index.ts'
import { StatusMark, Table } from '../kit/index.ts'
import { funnelDrawing } from './drawings.ts'
import { captionOf, Part, Percent, periodWords, ShareLinks } from './figures.tsx'
import type { NarrowingProps } from './parts.tsx'
import { addressOf } from './store.ts'

type SquadRow = RatioPage['by_squad'][number]

function Compared({ squad }: { squad: SquadRow }) {
  const words = t.ratio.standings
  if (squad.handled === 0) return <>{t.ratio.noData}</>
  if (squad.standing !== 'not_distinguishable') {
    return (
      <StatusMark
        tone={squad.handled < smallNumbers.colour ? 'plain' : 'attention'}
        icon={squad.standing === 'low' ? 'down' : 'up'}
        word={words[squad.standing]}
      />
    )
  }
  if (squad.standing_95 !== 'not_distinguishable') return <>{words[`may_${squad.standing_95}`]}</>
  return <>{words.not_distinguishable}</>
}

function Squads({ page, asked }: NarrowingProps) {
  return (
    <Table<SquadRow>
      caption={captionOf(t.ratio.bySquad, page)}
      rows={page.by_squad}
      rowKey={(row) => row.id}
      columns={[
        {
          head: t.ratio.squadHead,
          cell: (row) => <a href={addressOf({ ...asked, squad: row.id })}>{localName(row)}</a>,
        },
        {
          head: t.ratio.share,
          numeric: true,
          cell: (row) => (
            <>
              <Percent share={row} />
              <span class="ratio__count">
                <ShareLinks share={row} of={{ ...page, squad: row.id }} />
              </span>
            </>
          ),
        },
        { head: t.ratio.comparedHead, cell: (row) => <Compared squad={row} /> },
      ]}
    />
  )
}

/** What the funnel says, in words: who differs beyond chance by name, and of how many nothing can be said. */
function funnelWords({ by_squad }: RatioPage): string {
  const beyond = by_squad.filter(({ standing }) => standing !== 'not_distinguishable')
  const named = (which: 'low' | 'high') => {
    const names = beyond.filter(({ standing }) => standing === which).map(localName)
    return names.length > 0 ? t.ratio.squadsBeyond[which](listed(names)) : ''
  }
  const rest = by_squad.filter(({ handled, standing }) => handled > 0 && standing === 'not_distinguishable').length
  return [named('low'), named('high'), rest > 0 ? t.ratio.squadsWithin(rest) : ''].filter(Boolean).join('')
}

/** Squads by name, never ranked: whether chance alone explains a difference (rule R11). */
export function BySquad({ page, asked }: NarrowingProps) {
  const drawing = funnelDrawing(page)
  const table = <Squads page={page} asked={asked} />
  return (
    <Part title={t.ratio.bySquad} hint={t.ratio.bySquadHint}>
      {drawing === null ? (
        table
      ) : (
        <Chart title={t.ratio.bySquad} period={periodWords(page)} summary={funnelWords(page)} drawing={drawing}>
          {table}
        </Chart>
      )}
    </Part>
  )
}
