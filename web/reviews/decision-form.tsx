import { useState } from 'preact/hooks'
import { decisions, longest, type Decision } from '../../src/reviews/rules-kinds.ts'
import type { Review } from '../../src/reviews/schema.ts'
import { api } from '../api.ts'
import { t } from '../i18n/index.ts'
import {
  Button,
  CheckboxGroup,
  ConfirmDialog,
  ErrorState,
  RadioGroup,
  TextArea,
  toast,
  useFirstWrong,
  useSubmit,
} from '../kit/index.ts'
import { actionWords } from '../inspections/action-words.ts'

/** A supervisor decides a review: upheld, set aside in part, or whole, always with a reason that the vendor reads. */
export function DecisionForm({ review, onDecided }: { review: Review; onDecided: (review: Review) => void }) {
  const [outcome, setOutcome] = useState<Decision | null>(null)
  const [chosen, setChosen] = useState<string[]>([])
  const [reason, setReason] = useState('')
  const [attempts, setAttempts] = useState(0)
  const [asking, setAsking] = useState(false)
  const finding = review.inspection.findings.find(({ id }) => id === review.matter_id)
  const standing = (finding?.actions ?? []).filter(({ id }) => review.standing.includes(id))
  const said = reason.trim()
  const noChoice = outcome === 'changed' && chosen.length === 0
  const told = attempts > 0
  const form = useFirstWrong<HTMLDivElement>(attempts)
  const deciding = useSubmit(async () => {
    const body = { outcome, reason: said, ...(outcome === 'changed' && { actions: chosen }) }
    const decided = await api.post<Review>(`/api/reviews/${review.id}/decision`, body).finally(() => setAsking(false))
    toast(t.reviews.saved)
    onDecided(decided)
  })
  const choices = decisions.filter((each) => each !== 'changed' || standing.length > 1)
  return (
    <div class="review__decide" ref={form}>
      <RadioGroup
        legend={t.reviews.outcome}
        value={outcome}
        onChange={setOutcome}
        options={choices.map((value) => ({ value, label: t.reviews.choices[value] }))}
        error={told && outcome === null ? t.reviews.outcomeMissing : undefined}
      />
      {outcome === 'changed' && (
        <CheckboxGroup
          legend={t.reviews.which}
          value={chosen}
          onChange={setChosen}
          options={standing.map((action) => ({
            value: action.id,
            label: actionWords(action, review.market.time_zone),
          }))}
          error={told && noChoice ? t.reviews.whichMissing : undefined}
        />
      )}
      <TextArea
        label={t.reviews.reason}
        hint={t.reviews.reasonHint}
        required
        rows={4}
        max={longest.decision}
        value={reason}
        onInput={setReason}
        error={told && said === '' ? t.reviews.reasonMissing : undefined}
      />
      {deciding.problem !== undefined && <ErrorState problem={deciding.problem} />}
      <Button
        kind="primary"
        size="large"
        block
        busy={deciding.busy}
        onClick={() => {
          setAttempts(attempts + 1)
          if (outcome !== null && said !== '' && !noChoice) setAsking(true)
        }}
      >
        {t.reviews.send}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t.reviews.sendAsk(outcome === null ? '' : t.reviews.outcomes[outcome])}
        confirm={t.reviews.send}
        busy={deciding.busy}
        onConfirm={deciding.submit}
        onClose={() => setAsking(false)}
      >
        {t.reviews.sendHint}
      </ConfirmDialog>
    </div>
  )
}
