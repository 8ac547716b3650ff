import type { FindingRead } from '../../src/inspections/schema.ts'
import { formatShortDateTime, t } from '../i18n/index.ts'
import { sentences } from '../i18n/punctuation.ts'
import { StatusMark } from '../kit/index.ts'

/** What a vendor says beside the record, and where their review of it stands. */
export function PastReplies({ finding, timeZone }: { finding: FindingRead; timeZone: string }) {
  const { replies, review } = finding
  return (
    <>
      {review !== null && review !== 'withdrawn' && (
        <p>
          <StatusMark
            tone={review === 'running' ? 'info' : 'plain'}
            word={review === 'running' ? t.reviews.running : t.reviews.reviewed(t.reviews.outcomes[review])}
          />
        </p>
      )}
      {replies.map(({ at, words }) => (
        <p key={at}>{sentences([t.reviews.repliesOf(formatShortDateTime(at, timeZone)), words])}</p>
      ))}
    </>
  )
}
