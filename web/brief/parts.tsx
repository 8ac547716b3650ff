import type { Change } from '../../src/brief/rules.ts'
import { changeLead } from '../../src/brief/rules-leads.ts'
import type { Brief } from '../../src/brief/schema.ts'
import { withQuery } from '../api.ts'
import { formatCount, t } from '../i18n/index.ts'
import { aside } from '../i18n/punctuation.ts'
import { Table } from '../kit/index.ts'
import { captionOf, Count, Part, shareWords } from '../ratio/figures.tsx'
import { changeWords, differenceOf } from './words.ts'

/** What changed against the same days of the week before, first in words; what chance explains is no change. */
export function Changes({ brief }: { brief: Brief }) {
  const { before, changes } = brief
  const lastWeek = { ...brief.week, from: before.from, to: before.to }
  return (
    <Part title={t.brief.changes}>
      <div class="brief__words">
        {changeWords(changes).map((words) => (
          <p key={words}>{words}</p>
        ))}
        <p>
          {before.handled === 0
            ? t.brief.noShare
            : aside(t.brief.share[brief.share_standing], t.brief.shareBefore(shareWords(before)))}
        </p>
      </div>
      <Table<Change>
        caption={captionOf(t.brief.changes, brief.week)}
        rows={changes}
        rowKey={({ figure }) => figure}
        columns={[
          { head: t.brief.figure, cell: ({ figure }) => t.brief.figures[figure] },
          {
            head: t.brief.thisWeek,
            numeric: true,
            cell: ({ figure, now }) => <Count count={now} lead={changeLead(figure, brief.week)} />,
          },
          {
            head: t.brief.lastWeek,
            numeric: true,
            cell: (row) => <Count count={row.before} lead={changeLead(row.figure, lastWeek)} />,
          },
          { head: t.brief.difference, numeric: true, cell: differenceOf },
          { head: t.brief.chance, cell: ({ standing }) => t.brief.standings[standing] },
        ]}
      />
    </Part>
  )
}

function Waits({ word, count, href }: { word: string; count: number; href: string }) {
  const value = t.brief.pieces(formatCount(count))
  return (
    <div class="ratio__tile">
      <dt>{word}</dt>
      <dd>{count > 0 ? <a href={href}>{value}</a> : <strong>{value}</strong>}</dd>
    </div>
  )
}

/** Clocks and prompts that still wait, as things stand now. */
export function Waiting({ brief, market }: { brief: Brief; market: string }) {
  const { clocks, prompts } = brief
  const open = (pattern?: string) => withQuery('/prompts', { pattern, market })
  return (
    <Part title={t.brief.waiting} hint={t.brief.waitingHint}>
      <dl class="ratio__tiles">
        <Waits word={t.brief.clocksOver} count={clocks.over} href={withQuery('/clocks', { market, due: 'over' })} />
        <Waits word={t.brief.clocksSoon} count={clocks.soon} href={withQuery('/clocks', { market, due: 'soon' })} />
        {prompts.map(({ pattern, count }) => (
          <Waits key={pattern} word={t.prompts.patterns[pattern]} count={count} href={open(pattern)} />
        ))}
      </dl>
      {prompts.length === 0 && <p class="brief__note">{t.brief.promptsNone}</p>}
    </Part>
  )
}
