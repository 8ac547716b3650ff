import { useRoute } from 'preact-iso'
import { useEffect, useState } from 'preact/hooks'
import type { MatterState } from '../../src/matters/rules-machine.ts'
import type { OwnMatter } from '../../src/own/schema-matter.ts'
import { api } from '../api.ts'
import { formatDateTime, formatShortDateTime, localName, squadOf, t } from '../i18n/index.ts'
import { Button, Icon, later, Show, StatusMark, useLoad, type Tone } from '../kit/index.ts'
import { Page } from '../shell/page.tsx'
import './matter.css'
import { OwnReviews } from './own-reviews.tsx'
import './own.css'
import { Replies } from './replies.tsx'
import { entriesOf, Sent } from './sent.tsx'
import { ShownPhotos } from './shown-photos.tsx'
import { Story } from './story.tsx'
import { useMinute } from './minute.ts'
import { deadlineWords, subjectWords } from './words.ts'

const PutRightForm = later(
  () => import('./put-right-form.tsx').then((chunk) => chunk.PutRightForm),
  ['matter', 'photos'],
)
const ReviewForm = later(
  () => import('./review-form.tsx').then((chunk) => chunk.ReviewForm),
  ['enforcement', 'matter', 'own', 'photos'],
)
/** For the few about whom something may be decided. */
const Notices = later(() => import('./notices.tsx').then((chunk) => chunk.Notices), ['matter', 'own'])
const ReplyForm = later(() => import('./reply-form.tsx').then((chunk) => chunk.ReplyForm), ['matter'])

const tones: Record<MatterState, Tone> = {
  open: 'info',
  acted: 'info',
  awaiting_fix: 'attention',
  recheck_due: 'info',
  escalated: 'attention',
  closed: 'good',
  spared: 'good',
  transferred: 'info',
  overturned: 'plain',
  void: 'plain',
}

/** A day's end is the next day's first moment; people name the day that is meant. */
const lastMinute = (until: string) => new Date(Date.parse(until) - 60_000).toISOString()

type Doing = 'put_right' | 'reply' | 'review'

/** What was found, as one would say it, and how it should be. */
function Found({ matter, now }: { matter: OwnMatter; now: Date }) {
  const { item_code, state, due_at, time_zone, photos } = matter
  const words = t.items[item_code]
  return (
    <section class="own-card" aria-label={t.matter.found}>
      <StatusMark tone={tones[state]} word={t.matter.states[state]} />
      <h2 class="own-matter__name">{localName(matter)}</h2>
      {words && <p class="own-matter__found">{words.found}</p>}
      {state === 'awaiting_fix' && (
        <p class="own-order__deadline">
          <Icon name="alert" />
          <strong>{deadlineWords(due_at, now, time_zone)}</strong>
        </p>
      )}
      {words && (
        <p class="own-matter__rule">
          <strong>{t.matter.rule}</strong> {words.expected}
        </p>
      )}
      <p>{subjectWords(matter)}</p>
      <p>{formatDateTime(matter.seen_at, time_zone)}</p>
      <p class="own-card__lead">{t.matter.squad(squadOf(matter), matter.lead_name)}</p>
      {photos.length > 0 && <h3 class="own-matter__photos">{t.matter.photos}</h3>}
      <ShownPhotos photos={photos} alt={(n) => t.matter.photoAlt(localName(matter), n)} />
    </section>
  )
}

/** What the vendor can do now: few buttons, large; what is on its way is not offered again. */
function Ways({ matter, onDo }: { matter: OwnMatter; onDo: (doing: Doing) => void }) {
  const { may, time_zone } = matter
  const underWay = entriesOf(matter.id).map(({ kind }) => kind)
  const putRight = may.put_right && !underWay.includes('own.put_right')
  const review = may.review.bar === null && !underWay.includes('own.review')
  return (
    <section class="own-section" aria-labelledby="ways">
      <h2 id="ways">{t.matter.what}</h2>
      {!putRight && !review && may.replies === 0 && <p>{t.matter.nothing}</p>}
      <div class="own-ways">
        {putRight && (
          <Button kind="primary" size="large" block icon="check" onClick={() => onDo('put_right')}>
            {t.matter.putRight.button}
          </Button>
        )}
        {may.replies > 0 && (
          <Button size="large" block icon="edit" onClick={() => onDo('reply')}>
            {t.matter.reply.button}
          </Button>
        )}
        {review && (
          <>
            <Button size="large" block icon="people" onClick={() => onDo('review')}>
              {t.matter.review.button}
            </Button>
            <p class="own-form__hint">
              {t.matter.review.until(formatShortDateTime(lastMinute(may.review.until), time_zone))}{' '}
              {t.matter.review.hint}
            </p>
          </>
        )}
      </div>
      {may.review.bar === 'too_late' && <p class="own-form__hint">{t.matter.review.bars.too_late}</p>}
    </section>
  )
}

function Known(props: { matter: OwnMatter; onChange: () => void; onAnswer: (matter: OwnMatter) => void }) {
  const { matter, onChange, onAnswer } = props
  const now = useMinute()
  const [doing, setDoing] = useState<Doing | null>(null)
  useEffect(() => {
    if (matter.may.put_right) PutRightForm.ahead()
  }, [matter.id])
  const over = () => setDoing(null)
  const done = () => {
    over()
    onChange()
  }
  return (
    <div class="own">
      <Found matter={matter} now={now} />
      <Sent matter={matter.id} onArrived={onChange} />
      {matter.procedures.some(({ open_steps }) => open_steps.length > 0) && (
        <Notices matter={matter} onDone={onAnswer} />
      )}
      {doing === 'put_right' && <PutRightForm matter={matter} onDone={over} onCancel={over} />}
      {doing === 'review' && <ReviewForm matter={matter} onDone={over} onCancel={over} />}
      {doing === 'reply' && <ReplyForm matter={matter} onDone={done} onCancel={over} />}
      {doing === null && <Ways matter={matter} onDo={setDoing} />}
      <OwnReviews matter={matter} onChange={onChange} />
      <Replies matter={matter} onChange={onChange} />
      <Story matter={matter} />
    </div>
  )
}

/** One finding of the vendor's: what was found, what is asked of them, what they can do, and all that happened. */
export default function MatterPage() {
  const id = useRoute().params['matter'] ?? ''
  const matter = useLoad((signal) => api.get<OwnMatter>(`/api/own/matters/${id}`, signal), [id])
  return (
    <Page title={t.matter.title} back="/my-stall">
      <Show of={matter}>{(known) => <Known matter={known} onChange={matter.reload} onAnswer={matter.set} />}</Show>
    </Page>
  )
}
