import type { ComponentChildren } from 'preact'
import { percentOf } from '../../src/ratio/rules.ts'
import type { FindingPart, RatioPage } from '../../src/ratio/schema.ts'
import { dayIn } from '../../src/shared/evening.ts'
import { withQuery } from '../api.ts'
import { formatCount, t } from '../i18n/index.ts'
import { Part } from './figures.tsx'
import type { PartProps } from './parts.tsx'
import { addressOf, listOf } from './store.ts'

/** One number with its word; a link where it is made of findings that can be listed. */
function Tile(props: { word: string; value: ComponentChildren; note?: string | null; href?: string | undefined }) {
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

const dayMs = 86_400_000

/** Complaints per hundred stalls that were assigned on an average evening of the period so far; null without stalls. */
function perHundred({ guard, ...page }: RatioPage, zone: string): string | null {
  const today = dayIn(zone, new Date(page.as_of))
  const evenings = (Date.parse(page.to < today ? page.to : today) - Date.parse(page.from)) / dayMs + 1
  if (guard.stalls_assigned === 0 || evenings < 1) return null
  return t.ratio.perHundred(((100 * guard.complaints * evenings) / guard.stalls_assigned).toFixed(1))
}

const times = (n: number) => t.ratio.times(formatCount(n))
const items = (n: number) => t.ratio.items(formatCount(n))

/** What keeps a low ratio honest; what is made of findings opens them. */
export function Guard({ page, asked, zone }: PartProps & { zone: string }) {
  const { guard } = page
  const { guardLabels: label } = t.ratio
  const behind = (count: number, part: FindingPart) => (count > 0 ? addressOf(asked, part) : undefined)
  const covered = percentOf(guard.stalls_seen, guard.stalls_assigned)
  // Incidents have no squad of their own: for one squad the list would show more than the figure.
  const incidents =
    guard.incidents > 0 && page.squad === null
      ? withQuery('/incidents', { from: page.from, to: page.to, market: page.market })
      : undefined
  return (
    <Part title={t.ratio.guard} hint={t.ratio.guardHint}>
      <dl class="ratio__tiles">
        <Tile
          word={label.coverage}
          value={covered ?? t.ratio.noData}
          note={covered && t.ratio.coverageOf(formatCount(guard.stalls_seen), formatCount(guard.stalls_assigned))}
        />
        <Tile
          word={label.inspections}
          value={times(guard.inspections)}
          href={guard.inspections > 0 ? listOf(asked, 'inspections') : undefined}
        />
        <Tile
          word={label.repeat(guard.repeat_days)}
          value={items(guard.repeat_findings)}
          href={behind(guard.repeat_findings, 'repeat')}
        />
        <Tile
          word={label.overdue}
          value={t.ratio.ordersOf(formatCount(guard.overdue), formatCount(guard.orders))}
          href={behind(guard.overdue, 'overdue')}
        />
        <Tile word={label.incidents} value={times(guard.incidents)} href={incidents} />
        <Tile word={label.complaints} value={times(guard.complaints)} note={perHundred(page, zone)} />
        <Tile word={label.overturned} value={times(guard.overturned)} href={behind(guard.overturned, 'overturned')} />
        <Tile
          word={label.transferred}
          value={items(guard.transferred)}
          href={behind(guard.transferred, 'transferred')}
        />
        <Tile
          word={label.secondLooks}
          value={
            guard.second_looks === 0
              ? t.ratio.noData
              : t.ratio.shareOf(formatCount(guard.second_agreed), formatCount(guard.second_looks))
          }
          href="/prompts"
        />
      </dl>
    </Part>
  )
}

/** 温度与尺度: how much was helped and spared, beside how much was enforced. */
export function Temperature({ page, asked }: PartProps) {
  const { guard } = page
  const { guardLabels: label } = t.ratio
  const behind = (count: number, part: FindingPart) => (count > 0 ? addressOf(asked, part) : undefined)
  return (
    <Part title={t.ratio.temperature} hint={t.ratio.temperatureHint}>
      <dl class="ratio__tiles">
        <Tile word={label.help} value={times(guard.help_given)} href={behind(guard.help_given, 'helped')} />
        <Tile
          word={label.helpCalls}
          value={times(guard.help_calls)}
          note={t.ratio.helpCallsDone(formatCount(guard.help_calls_done))}
        />
        <Tile word={label.spared} value={items(guard.spared)} href={behind(guard.spared, 'spared')} />
        <Tile word={label.thanks} value={times(guard.thanks)} />
      </dl>
    </Part>
  )
}
