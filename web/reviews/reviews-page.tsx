import { useRoute } from 'preact-iso'
import { useState } from 'preact/hooks'
import type { ReviewLine, ReviewList } from '../../src/reviews/schema.ts'
import { api, withQuery } from '../api.ts'
import { formatShortDateTime, localName, squadOf, t } from '../i18n/index.ts'
import { Cell, EmptyState, List, Show, StatusMark, Tabs, useLoad } from '../kit/index.ts'
import { shortEndWords } from '../matters/end-words.ts'
import { Page } from '../shell/page.tsx'
import { MarketOnly } from '../markets/market-only.tsx'

/** What a review's clock or its end says. */
export function ReviewMark({ review, now }: { review: ReviewLine; now: Date }) {
  const { ended, due_at, market } = review
  const when = (at: string) => shortEndWords(at, market.time_zone)
  if (ended === null) {
    return new Date(due_at) < now ? (
      <StatusMark tone="danger" icon="clock" word={t.reviews.overdue(when(due_at))} />
    ) : (
      <StatusMark tone="attention" icon="clock" word={t.reviews.due(when(due_at))} />
    )
  }
  const words =
    ended.decided_by === null
      ? t.reviews.withdrawnAt(when(ended.at))
      : t.reviews.decidedBy(t.reviews.outcomes[ended.outcome], ended.decided_by, when(ended.at))
  return (
    <StatusMark tone={ended.outcome === 'overturned' || ended.outcome === 'changed' ? 'good' : 'plain'} word={words} />
  )
}

function Lines({ list }: { list: ReviewList }) {
  const now = new Date()
  return (
    <>
      <List>
        {list.reviews.map((review) => (
          <Cell
            key={review.id}
            href={`/reviews/${review.id}`}
            title={t.reviews.of(review.number, localName({ name: review.item_name, name_en: review.item_name_en }))}
            description={
              <>
                {localName(review.market)} · {squadOf(review)} ·{' '}
                {t.reviews.asked(review.vendor_name, formatShortDateTime(review.asked_at, review.market.time_zone))}
                <br />
                <ReviewMark review={review} now={now} />
              </>
            }
          />
        ))}
      </List>
      {list.more && <p>{t.reviews.more}</p>}
    </>
  )
}

/** Reviews that vendors asked for: what waits, oldest first, and what ended. */
export default function ReviewsPage() {
  const { market = '' } = useRoute().query
  const [tab, setTab] = useState<'waiting' | 'ended'>('waiting')
  const list = useLoad(
    (signal) => api.get<ReviewList>(withQuery('/api/reviews', { ended: tab === 'ended' ? '1' : null, market }), signal),
    [tab, market],
  )
  return (
    <Page title={t.reviews.title} back="/me">
      <Tabs
        label={t.reviews.title}
        tabs={[
          { id: 'waiting', label: t.reviews.waiting },
          { id: 'ended', label: t.reviews.ended },
        ]}
        value={tab}
        onChange={setTab}
      >
        <MarketOnly path="/reviews" market={market} words={t.reviews.ofMarket} />
        <Show of={list}>
          {(known) =>
            known.reviews.length === 0 ? (
              <EmptyState icon="check" title={tab === 'waiting' ? t.reviews.none : t.reviews.noneEnded}>
                {tab === 'waiting' && t.reviews.noneHint}
              </EmptyState>
            ) : (
              <Lines list={known} />
            )
          }
        </Show>
      </Tabs>
    </Page>
  )
}
