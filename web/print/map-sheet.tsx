import { useLayoutEffect, useRef } from 'preact/hooks'
import type { PaperWindow } from '../../src/plan/rules-paper.ts'
import { overlap_mm } from '../../src/plan/rules-paper.ts'
import type { StaffMap } from '../../src/plan/schema.ts'
import { formatDay, localName, t } from '../i18n/index.ts'
import { niceLength } from '../map/nice-length.ts'
import { pixelsPerMm, type PaperSheet } from '../map/sheet.ts'
import { statusesOf } from '../map/status.ts'
import { Swatch } from '../map/swatch.tsx'
import { QrCode } from './qr-code.tsx'

interface MapSheetProps {
  map: StaffMap
  sheet: PaperSheet
  window: PaperWindow
  scale: number
  page: number
  pages: number
  states: boolean
}

/** The drawing, put in as the painter made it: an SVG of plain attributes. */
function Drawing({ sheet, window, scale }: Pick<MapSheetProps, 'sheet' | 'window' | 'scale'>) {
  const frame = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => frame.current?.replaceChildren(sheet.paint(window, scale)), [sheet, window, scale])
  return <div class="map-sheet__drawing" ref={frame} />
}

/** One sheet of paper: head with market, version and day, the drawing with marks where the next sheet joins, foot with legend. */
export function MapSheet({ map, sheet, window, scale, page, pages, states }: MapSheetProps) {
  const { market, plan } = map
  const pixels = (1000 / scale) * pixelsPerMm
  const bar = niceLength(160, pixels)
  const shown = states ? statusesOf('staff') : (['vacant', 'closed'] as const)
  return (
    <section class="map-sheet" aria-label={t.print.page(page, pages)}>
      <header class="map-sheet__head">
        <h2>{localName(market)}</h2>
        <p>
          {plan === null ? '' : t.print.version(plan.version, formatDay(plan.valid_from))} ·{' '}
          {states ? t.print.asOf(formatDay(market.evening)) : t.print.noStates}
        </p>
      </header>
      <div class="map-sheet__middle">
        <Drawing sheet={sheet} window={window} scale={scale} />
        {window.before !== null && (
          <span class="map-sheet__join map-sheet__join_before" style={{ width: `${overlap_mm}mm` }}>
            {t.print.joins(window.before + 1)}
          </span>
        )}
        {window.after !== null && (
          <span class="map-sheet__join map-sheet__join_after" style={{ width: `${overlap_mm}mm` }}>
            {t.print.joins(window.after + 1)}
          </span>
        )}
      </div>
      <footer class="map-sheet__foot">
        <QrCode text={`${location.origin}/m/${market.id}`} label={t.print.qr} />
        <svg class="map-sheet__north" viewBox="0 0 24 24" role="img" aria-label={t.print.north}>
          <path d="M12 1.5 18 21l-6-4.2L6 21z" transform={`rotate(${sheet.north} 12 12)`} />
        </svg>
        <span class="map-sheet__bar">
          <i style={{ width: `${bar * pixels}px` }} />
          {t.print.bar(bar, scale)}
        </span>
        <ul class="map-sheet__legend">
          {shown.map((status) => (
            <li key={status}>
              <Swatch status={status} audience="staff" />
              {t.print.status[status as 'vacant']}
            </li>
          ))}
        </ul>
        <span class="map-sheet__page">{t.print.page(page, pages)}</span>
      </footer>
    </section>
  )
}
