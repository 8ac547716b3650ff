import { harmless, quoted } from '../shared/csv.ts'
import type { SetOutSheet } from './rules-set-out.ts'

const cell = (value: string | number): string => quoted(typeof value === 'string' ? harmless(value) : String(value))

/** Column heads: row, number, corner, along, aside, first and second diagonal. */
export type SetOutHeads = readonly [string, string, string, string, string, string, string]

/** The sheet as CSV with a byte order mark, which is how spreadsheets know UTF-8; one line for each corner. */
export function setOutCsv(sheet: SetOutSheet, heads: SetOutHeads): string {
  const lines = sheet.rows.flatMap(({ row, stalls }) =>
    stalls.flatMap(({ number, corners, diagonals_m: [one = '', other = ''] }) =>
      corners.map(({ along_m, aside_m }, index) =>
        [
          row,
          number,
          index + 1,
          along_m.toFixed(2),
          aside_m.toFixed(2),
          index === 0 ? one : '',
          index === 0 ? other : '',
        ]
          .map((value, column) => (column === 3 || column === 4 ? String(value) : cell(value)))
          .join(','),
      ),
    ),
  )
  return `\uFEFF${[heads.map(cell).join(','), ...lines].join('\r\n')}\r\n`
}
