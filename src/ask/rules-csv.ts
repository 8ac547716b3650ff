import { harmless, quoted } from '../shared/csv.ts'
import { clockIn, dayIn } from '../shared/evening.ts'
import type { Cell } from './rules-columns.ts'

/** Says to spreadsheet programs that what follows is UTF-8. */
export const byteOrderMark = '\ufeff'

/** A cell as one reads it: days and times of the market's clock. */
export function written(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return cell
  if (typeof cell === 'number') return String(cell)
  if ('day' in cell) return cell.day
  const at = new Date(cell.at)
  return `${dayIn(cell.zone, at)} ${clockIn(cell.zone, at).slice(0, 5)}`
}

const field = (cell: Cell): string => quoted(typeof cell === 'string' ? harmless(cell) : written(cell))

/** A line of a CSV file (RFC 4180). */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(field).join(',')}\r\n`
