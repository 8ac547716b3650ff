import type { ComponentChildren } from 'preact'
import type { Share } from '../../src/ratio/rules.ts'
import type { Lead } from '../../src/ratio/rules-leads.ts'
import type { RatioPage } from '../../src/ratio/schema.ts'
import { Chart } from '../charts/index.ts'
import { formatCount, language, localName, t } from '../i18n/index.ts'
import { Table } from '../kit/index.ts'
import { hoursDrawing } from './drawings.ts'
import { captionOf, Part, Percent, periodWords, ShareLinks } from './figures.tsx'
import type { PartProps } from './parts.tsx'

interface Kind extends Share {
  key: string
  name: ComponentChildren
  /** What its findings are narrowed by. */
  narrowed: Lead['filter']
}

/** Shares in the order given, which is never that of the shares; each count opens its findings. */
function Kinds({ page, title, head, rows }: PartProps & { title: string; head: string; rows: readonly Kind[] }) {
  return (
    <Table<Kind>
      caption={captionOf(title, page)}
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        { head, cell: (row) => row.name },
        { head: t.ratio.share, numeric: true, cell: (row) => <Percent share={row} /> },
        {
          head: t.ratio.count,
          numeric: true,
          cell: (row) => <ShareLinks share={row} of={page} more={row.narrowed} />,
        },
      ]}
    />
  )
}

/** By what is sold, in order of name. */
export function ByCategory({ page }: PartProps) {
  const rows = page.by_category.map(({ id, name, name_en, enforced, handled }) => ({
    key: id ?? '',
    name: name === null ? t.ratio.noCategory : localName({ name, name_en }),
    narrowed: { category: id ?? '-' },
    enforced,
    handled,
  }))
  if (rows.length === 0) return null
  return (
    <Part title={t.ratio.byCategory}>
      <Kinds {...{ page, rows }} title={t.ratio.byCategory} head={t.ratio.categoryHead} />
    </Part>
  )
}

/** By item of the checklist, in order of its code. */
export function ByItem({ page }: PartProps) {
  const rows = page.by_item.map(({ code, name, name_en, enforced, handled }) => ({
    key: code,
    name: (
      <>
        {language.value === 'en' ? name_en : name}
        <span class="ratio__how">{code}</span>
      </>
    ),
    narrowed: { item: code },
    enforced,
    handled,
  }))
  if (rows.length === 0) return null
  return (
    <Part title={t.ratio.byItem}>
      <Kinds {...{ page, rows }} title={t.ratio.byItem} head={t.ratio.itemHead} />
    </Part>
  )
}

function hoursWords(hours: RatioPage['by_hour']): string {
  const [first, last] = [hours[0], hours.at(-1)]
  if (!first || !last) return ''
  const most = hours.reduce((busiest, hour) => (hour.handled > busiest.handled ? hour : busiest))
  return t.ratio.hoursWords(
    t.ratio.hourWords(first.hour),
    t.ratio.hourWords(last.hour),
    t.ratio.hourWords(most.hour),
    formatCount(most.handled),
  )
}

/** By the hour at which it was seen. */
export function ByHour({ page }: PartProps) {
  const rows = page.by_hour.map(({ hour, enforced, handled }) => ({
    key: String(hour),
    name: t.ratio.hourWords(hour),
    narrowed: { hour: String(hour) },
    enforced,
    handled,
  }))
  if (rows.length === 0) return null
  return (
    <Part title={t.ratio.byHour}>
      <Chart
        title={t.ratio.byHour}
        period={periodWords(page)}
        summary={hoursWords(page.by_hour)}
        drawing={hoursDrawing(page.by_hour)}
      >
        <Kinds {...{ page, rows }} title={t.ratio.byHour} head={t.ratio.hourHead} />
      </Chart>
    </Part>
  )
}
