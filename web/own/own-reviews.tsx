import { useState } from 'preact/hooks'
import type { OwnMatter } from '../../src/own/schema-matter.ts'
import { remedies } from '../../src/reviews/rules-remedies.ts'
import type { OwnReview } from '../../src/reviews/schema.ts'
import { api } from '../api.ts'
import { formatShortDateTime, t } from '../i18n/index.ts'
import { Button, ConfirmDialog, ErrorState, StatusMark, useSubmit } from '../kit/index.ts'
import { shortEndWords } from '../matters/end-words.ts'
import { ShownPhotos } from './shown-photos.tsx'

function Running({ review, zone, onChange }: { review: OwnReview; zone: string; onChange: () => void }) {
  const [asking, setAsking] = useState(false)
  const takingBack = useSubmit(async () => {
    await api.post<undefined>(`/api/own/reviews/${review.id}/withdraw`).finally(() => setAsking(false))
    onChange()
  })
  return (
    <>
      <StatusMark tone="info" icon="clock" word={t.matter.review.running(shortEndWords(review.due_at, zone))} />
      {takingBack.problem !== undefined && <ErrorState problem={takingBack.problem} />}
      <Button size="large" block onClick={() => setAsking(true)}>
        {t.matter.review.withdraw}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t.matter.review.withdrawAsk}
        confirm={t.matter.review.withdraw}
        busy={takingBack.busy}
        onConfirm={takingBack.submit}
        onClose={() => setAsking(false)}
      >
        {t.matter.review.withdrawHint}
      </ConfirmDialog>
    </>
  )
}

function Ended({ ended, zone }: { ended: NonNullable<OwnReview['ended']>; zone: string }) {
  const { outcome, reason, at } = ended
  const good = outcome === 'overturned' || outcome === 'changed'
  return (
    <>
      <StatusMark tone={good ? 'good' : 'plain'} word={t.matter.review.outcomes[outcome]} />
      <p>{t.matter.review.ended(formatShortDateTime(at, zone))}</p>
      {reason !== null && <p class="own-quote">{t.matter.review.reason(reason)}</p>}
      {(outcome === 'upheld' || outcome === 'changed') && (
        <p>{t.matter.review.remedies(remedies.reconsideration_days, remedies.litigation_months)}</p>
      )}
    </>
  )
}

/** Reviews the vendor asked for: how they ended and why, and what else is open to them. */
export function OwnReviews({ matter, onChange }: { matter: OwnMatter; onChange: () => void }) {
  const { reviews, time_zone: zone } = matter
  if (reviews.length === 0) return null
  return (
    <section class="own-section" aria-labelledby="reviews">
      <h2 id="reviews">{t.matter.review.title}</h2>
      <ul role="list">
        {[...reviews].reverse().map((review) => (
          <li class="own-card own-review" key={review.id}>
            {review.ended === null ? (
              <Running review={review} zone={zone} onChange={onChange} />
            ) : (
              <Ended ended={review.ended} zone={zone} />
            )}
            <p class="own-form__hint">{t.matter.review.asked(formatShortDateTime(review.asked_at, zone))}</p>
            <p class="own-quote">{review.words}</p>
            <ShownPhotos photos={review.photos} alt={t.matter.photo.mine} />
          </li>
        ))}
      </ul>
    </section>
  )
}
