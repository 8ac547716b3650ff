import type { ComponentChildren } from 'preact'
import { percentOf, perHundredStalls, rateOf } from '../../src/ratio/rules.ts'
import { guardLeads, type GuardFigure } from '../../src/ratio/rules-leads.ts'
import type { RatioPage } from '../../src/ratio/schema.ts'
import { formatCount, t } from '../i18n/index.ts'
import { Count, Part } from './figures.tsx'
import type { PartProps } from './parts.tsx'
import { rowsOf } from './store.ts'

/** One number with its word, opening what it counts; `note` may hold further numbers that do. */
function Tile(props: { word: string; value: ComponentChildren; note?: ComponentChildren; href?: string | undefined }) {
  const { word, value, note, href } = props
  return (
    <div class="ratio__tile">
      <dt>{word}</dt>
      <dd>
        {href === undefined ? <strong>{value}</strong> : <a href={href}>{value}</a>}
        {note && <span class="ratio__note">{note}</span>}
      </dd>
    </div>
  )
}

/** Complaints for a hundred stalls over thirty evenings; undefined while no stall was open. */
function complaintRate({ complaints, stalls_assigned }: RatioPage['guard']): string | undefined {
  const rate = perHundredStalls(complaints, stalls_assigned)
  return rate === null ? undefined : t.ratio.perHundred(rate, rateOf.evenings)
}

const times = (n: number) => t.ratio.times(formatCount(n))
const items = (n: number) => t.ratio.items(formatCount(n))

/** The tile of a figure: its word, its number in words, and the list of what it counts. */
function FigureTile(
  props: PartProps & { figure: GuardFigure; word: string; value: ComponentChildren; note?: ComponentChildren },
) {
  const { page, figure, ...tile } = props
  return <Tile {...tile} href={rowsOf(page.guard[figure], guardLeads[figure](page))} />
}

/** What keeps a low ratio honest; each number opens what it counts. */
export function Guard({ page }: PartProps) {
  const { guard } = page
  const { guardLabels: label } = t.ratio
  const covered = percentOf(guard.stalls_seen, guard.stalls_assigned)
  const counted = (figure: GuardFigure, word: string, value: ComponentChildren, note?: ComponentChildren) => (
    <FigureTile page={page} figure={figure} word={word} value={value} note={note} />
  )
  return (
    <Part title={t.ratio.guard} hint={t.ratio.guardHint}>
      <dl class="ratio__tiles">
        {counted(
          'stalls_assigned',
          label.coverage,
          covered ?? t.ratio.noData,
          covered && t.ratio.coverageOf(formatCount(guard.stalls_seen), formatCount(guard.stalls_assigned)),
        )}
        {counted('inspections', label.inspections, times(guard.inspections))}
        {counted('repeat_findings', label.repeat(guard.repeat_days), items(guard.repeat_findings))}
        {counted(
          'overdue',
          label.overdue,
          items(guard.overdue),
          <>
            {t.ratio.ofOrders} <Count count={guard.orders} lead={guardLeads.orders(page)} word={t.ratio.ofOrders} />
          </>,
        )}
        {counted('incidents', label.incidents, times(guard.incidents))}
        {counted('complaints', label.complaints, times(guard.complaints), complaintRate(guard))}
        {counted('overturned', label.overturned, times(guard.overturned))}
        {counted('transferred', label.transferred, items(guard.transferred))}
        {guard.second_looks === 0 ? (
          <Tile word={label.secondLooks} value={t.ratio.noData} />
        ) : (
          counted(
            'second_agreed',
            label.secondLooks,
            times(guard.second_agreed),
            <>
              {t.ratio.ofSeconds}{' '}
              <Count count={guard.second_looks} lead={guardLeads.second_looks(page)} word={t.ratio.ofSeconds} />
            </>,
          )
        )}
      </dl>
    </Part>
  )
}

/** 温度与尺度: how much was helped and spared, beside how much was enforced. */
export function Temperature({ page }: PartProps) {
  const { guard } = page
  const { guardLabels: label } = t.ratio
  return (
    <Part title={t.ratio.temperature} hint={t.ratio.temperatureHint}>
      <dl class="ratio__tiles">
        <FigureTile page={page} figure="help_given" word={label.help} value={times(guard.help_given)} />
        <FigureTile
          page={page}
          figure="help_calls"
          word={label.helpCalls}
          value={times(guard.help_calls)}
          note={
            <>
              {t.ratio.ofCallsDone}{' '}
              <Count count={guard.help_calls_done} lead={guardLeads.help_calls_done(page)} word={t.ratio.ofCallsDone} />
            </>
          }
        />
        <FigureTile page={page} figure="spared" word={label.spared} value={times(guard.spared)} />
        <FigureTile page={page} figure="thanks" word={label.thanks} value={times(guard.thanks)} />
      </dl>
    </Part>
  )
}
