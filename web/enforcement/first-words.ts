import type { FirstPenalty } from '../../src/enforcement/schema.ts'
import { formatTime, squadOf, t } from '../i18n/index.ts'

/** "今晚 19:40 已就同一问题处罚过：警告（第…号），八道中队，A-001": what a second penalty would be the second of. */
export const firstWords = ({ at, kind, document_number, place, ...first }: FirstPenalty, timeZone: string) =>
  t.enforcement.penalisedBefore(
    formatTime(at, timeZone),
    t.enforcement.kinds[kind],
    document_number,
    squadOf(first),
    place,
  )
