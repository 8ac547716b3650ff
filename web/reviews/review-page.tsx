import { useRoute } from 'preact-iso'
import type { Review } from '../../src/reviews/schema.ts'
import { api } from '../api.ts'
import { formatShortDateTime, localName, squadOf, t } from '../i18n/index.ts'
import { Icon, Show, useLoad } from '../kit/index.ts'
import { actionWords } from '../inspections/action-words.ts'
import { PastInspection } from '../inspections/past-inspection.tsx'
import { Page } from '../shell/page.tsx'
import { DecisionForm } from './decision-form.tsx'
import './review-page.css'
import { ReviewMark } from './reviews-page.tsx'

function Photos({ photos }: Pick<Review, 'photos'>) {
  if (photos.length === 0) return null
  return (
    <ul class="review__photos" role="list" aria-label={t.reviews.photos}>
      {photos.map(({ sha256, received }, index) => (
        <li key={sha256}>
          {received ? (
            <a href={`/api/photos/${sha256}`} target="_blank" rel="noreferrer">
              <img src={`/api/photos/${sha256}?size=small`} alt={t.reviews.photoAlt(index + 1)} loading="lazy" />
            </a>
          ) : (
            <p>
              <Icon name="sync" />
              {t.reviews.photoMissing}
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}

/** What the vendor says: in their words, about what, with which photos, and what they replied before. */
function Said({ review }: { review: Review }) {
  const { inspection, market, action_id } = review
  const zone = market.time_zone
  const finding = inspection.findings.find(({ id }) => id === review.matter_id)
  const action = finding?.actions.find(({ id }) => id === action_id)
  return (
    <section class="review__part" aria-labelledby="words">
      <h2 id="words">{t.reviews.words}</h2>
      <p>{action ? t.reviews.aboutAction(actionWords(action, zone)) : t.reviews.aboutAll}</p>
      <p class="review__words">{review.words}</p>
      <Photos photos={review.photos} />
      {review.replies.map(({ id, at, words, shown_publicly, withdrawn_at }) => (
        <div key={id}>
          <p>
            {t.reviews.repliesOf(formatShortDateTime(at, zone))}
            {shown_publicly && t.reviews.public}
            {withdrawn_at !== null && t.reviews.takenBack(formatShortDateTime(withdrawn_at, zone))}
          </p>
          <p class="review__words">{withdrawn_at === null ? words : <s>{words}</s>}</p>
        </div>
      ))}
    </section>
  )
}

function Known({ review, onDecided }: { review: Review; onDecided: (review: Review) => void }) {
  const { ended, my_parts, market, vendor_name, asked_at } = review
  return (
    <div class="review">
      <p>
        {localName(market)} · {squadOf(review)}
      </p>
      <p>{t.reviews.asked(vendor_name, formatShortDateTime(asked_at, market.time_zone))}</p>
      <ReviewMark review={review} now={new Date()} />
      <Said review={review} />
      <section class="review__part" aria-labelledby="record">
        <h2 id="record">{t.reviews.record}</h2>
        <ul role="list">
          <PastInspection inspection={review.inspection} placed onOverturn={null} />
        </ul>
      </section>
      <section class="review__part" aria-labelledby="decision">
        <h2 id="decision">{t.reviews.decide}</h2>
        {ended !== null ? (
          <>
            <ReviewMark review={review} now={new Date()} />
            {ended.reason !== null && <p class="review__words">{ended.reason}</p>}
          </>
        ) : my_parts.length > 0 ? (
          <div class="review__involved" role="note">
            <p>{t.reviews.involved}</p>
            <ul>
              {my_parts.map((part) => (
                <li key={part}>{t.reviews.parts[part]}</li>
              ))}
            </ul>
          </div>
        ) : (
          <DecisionForm review={review} onDecided={onDecided} />
        )}
      </section>
    </div>
  )
}

/** A review with the record it is about, for the supervisor who decides it. */
export default function ReviewPage() {
  const id = useRoute().params['review'] ?? ''
  const review = useLoad((signal) => api.get<Review>(`/api/reviews/${id}`, signal), [id])
  const { data } = review
  const title = data
    ? t.reviews.of(data.number, localName({ name: data.item_name, name_en: data.item_name_en }))
    : t.reviews.title
  return (
    <Page title={title} back="/reviews">
      <Show of={review}>{(known) => <Known review={known} onDecided={review.set} />}</Show>
    </Page>
  )
}
