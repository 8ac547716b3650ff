import { dayIn, eveningAt, type Season } from '../shared/evening.ts'

/** What a chain's evenings are named by: its market's hours; none for the district's own, which goes by days. */
export interface ChainHours {
  time_zone: string
  opens: string | null
  closes: string | null
  seasons: readonly Season[]
}

/** The evening of a chain that an instant belongs to; of the district's chain the day. */
export const eveningOfChain = ({ time_zone, opens, closes, seasons }: ChainHours, at: Date): string =>
  opens !== null && closes !== null ? eveningAt({ time_zone, opens, closes, seasons }, at) : dayIn(time_zone, at)

/** Where a chain ended when an evening was over; the hash is hexadecimal. */
export interface Head {
  chain: string
  evening: string
  position: number
  hash: string
}

/** One line of a head, to be printed or copied, and read again by `readHead`. */
export const writtenHead = ({ chain, evening, position, hash }: Head) => `${chain} ${evening} #${position} ${hash}`

const written = /^(-|[a-z][a-z0-9-]{1,39}) (\d{4}-\d{2}-\d{2}) #(\d{1,15}) ([0-9a-f]{64})$/

/** A head from its line, however it was spaced; null for anything else. */
export function readHead(line: string): Head | null {
  const found = written.exec(line.trim().replace(/\s+/g, ' ').toLowerCase())
  if (!found) return null
  const [, chain = '', evening = '', position = '', hash = ''] = found
  return { chain, evening, position: Number(position), hash }
}

/** The last of each evening's rows but of the newest evening, which may go on; rows in order of position. */
export function headsOf<Row extends { at: Date }>(rows: readonly Row[], hours: ChainHours): [string, Row][] {
  const last = new Map<string, Row>()
  let newest = ''
  for (const row of rows) {
    const evening = eveningOfChain(hours, row.at)
    if (evening > newest) newest = evening
    last.set(newest, row)
  }
  last.delete(newest)
  return [...last]
}
