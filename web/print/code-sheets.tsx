import type { ComponentChildren } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { codeOf } from '../../src/plan/rules-code.ts'
import type { Place, StaffMap } from '../../src/plan/schema.ts'
import { localName, t } from '../i18n/index.ts'
import { Button, ButtonRow, SelectField } from '../kit/index.ts'
import { QrCode } from './qr-code.tsx'

/** Three beside each other, four below. */
const perSheet = 12

/** How many of `count` sheets are drawn: one after the other, so that the page goes on answering; anew for other `places`. */
function useDrawn(places: readonly Place[], count: number) {
  const [drawn, setDrawn] = useState({ places, sheets: 0 })
  const sheets = drawn.places === places ? drawn.sheets : 0
  useEffect(() => {
    if (sheets >= count) return
    const timer = setTimeout(() => setDrawn({ places, sheets: sheets + 1 }))
    return () => clearTimeout(timer)
  }, [places, sheets, count])
  return sheets
}

/** Sheets to cut apart: a place's number, large, and the code that opens the public map at it. */
function CodeSheets(props: { market: StaffMap['market']; places: readonly Place[]; drawn: number; count: number }) {
  const { market, places, drawn, count } = props
  const sheets = Array.from({ length: drawn }, (_, n) => places.slice(n * perSheet, (n + 1) * perSheet))
  return (
    <div class="code-sheets" role="region" tabIndex={0} aria-label={t.print.codes}>
      {sheets.map((sheet, index) => (
        <ul key={index} class="code-sheet" role="list" aria-label={t.print.page(index + 1, count)}>
          {sheet.map(({ id, number }) => (
            <li key={id} class="code">
              <strong class="code__number">{number}</strong>
              <QrCode text={codeOf(location.origin, market.id, id)} label={t.print.codeOf(number)} sturdy />
              <span>{localName(market)}</span>
              <span class="code__hint">{t.print.codeHint}</span>
            </li>
          ))}
        </ul>
      ))}
    </div>
  )
}

/** The codes of a market's places on A4, of all rows or one. */
export function CodePaper(props: { map: StaffMap; places: readonly Place[]; other: ComponentChildren }) {
  const { map, places, other } = props
  const rows = [...new Set(places.map(({ row }) => row))]
  const [row, setRow] = useState('')
  const shown = useMemo(() => (row === '' ? places : places.filter((place) => place.row === row)), [places, row])
  const count = Math.ceil(shown.length / perSheet)
  const drawn = useDrawn(shown, count)
  return (
    <div class="paper paper_codes">
      <div class="paper__choices">
        {rows.length > 1 && (
          <SelectField
            label={t.print.row}
            required
            value={row === '' ? 'all' : row}
            options={[
              { value: 'all', label: t.print.allRows },
              ...rows.map((each) => ({ value: each, label: t.print.rowOf(each) })),
            ]}
            onChange={(value) => setRow(value === 'all' ? '' : value)}
          />
        )}
        {other}
        <p role="status">{drawn < count ? t.print.drawing(drawn, count) : t.print.codeSheets(shown.length, count)}</p>
        <ButtonRow>
          <Button kind="primary" icon="print" disabled={drawn < count} onClick={() => print()}>
            {t.print.print}
          </Button>
        </ButtonRow>
      </div>
      <CodeSheets market={map.market} places={shown} drawn={drawn} count={count} />
    </div>
  )
}
