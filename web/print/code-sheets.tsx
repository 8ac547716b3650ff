import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { codeOf } from '../../src/plan/rules-code.ts'
import type { Place, StaffMap } from '../../src/plan/schema.ts'
import { localName, t } from '../i18n/index.ts'
import { Button, ButtonRow, SelectField } from '../kit/index.ts'
import { QrCode } from './qr-code.tsx'

/** Three beside each other, four below. */
const perSheet = 12
/** From this many places one row is shown first: drawing thousands of codes would keep the page. */
const many = 600

/** Sheets to cut apart: a place's number, large, and the code that opens the public map at it. */
function CodeSheets({ market, places }: { market: StaffMap['market']; places: readonly Place[] }) {
  const count = Math.ceil(places.length / perSheet)
  const sheets = Array.from({ length: count }, (_, n) => places.slice(n * perSheet, (n + 1) * perSheet))
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
  const [row, setRow] = useState(places.length < many ? '' : (rows[0] ?? ''))
  const shown = row === '' ? places : places.filter((place) => place.row === row)
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
        <p role="status">{t.print.codeSheets(shown.length, Math.ceil(shown.length / perSheet))}</p>
        <ButtonRow>
          <Button kind="primary" icon="print" onClick={() => print()}>
            {t.print.print}
          </Button>
        </ButtonRow>
      </div>
      <CodeSheets market={map.market} places={shown} />
    </div>
  )
}
