import type { SetOutRow } from '../../src/painting/rules-set-out.ts'
import { t } from '../i18n/index.ts'

/** Centimetres matter, so both decimals stand, and what lies to the right of the line says so. */
const metres = (value: number) => value.toFixed(2)

/** One row of stalls, corner by corner, with a box to tick; its head stands again on every sheet of paper. */
export function SetOutTable({ row }: { row: SetOutRow }) {
  const corners = Math.max(...row.stalls.map((stall) => stall.corners.length))
  const indexes = Array.from({ length: corners }, (_, index) => index)
  return (
    <div class="table set-out__table" role="region" tabIndex={0} aria-label={t.painting.row(row.row)}>
      <table>
        <caption>{`${t.painting.row(row.row)} · ${t.painting.rowLength(row.stalls.length, metres(row.length_m))}`}</caption>
        <thead>
          <tr>
            <th scope="col">{t.painting.heads[1]}</th>
            {indexes.map((index) => (
              <th key={index} scope="col" class="numeric">
                {t.painting.corner(index + 1)}
              </th>
            ))}
            <th scope="col" class="numeric">
              {t.painting.diagonals}
            </th>
            <th scope="col">{t.painting.done}</th>
          </tr>
        </thead>
        <tbody>
          {row.stalls.map((stall) => (
            <tr key={stall.stall_id}>
              <th scope="row">{stall.number}</th>
              {indexes.map((index) => {
                const corner = stall.corners[index]
                return (
                  <td key={index} class="numeric">
                    {corner === undefined ? '' : `${metres(corner.along_m)} / ${metres(corner.aside_m)}`}
                  </td>
                )
              })}
              <td class="numeric">{stall.diagonals_m.map(metres).join(' = ')}</td>
              <td class="set-out__tick" />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
