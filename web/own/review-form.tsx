import type { OwnMatter } from '../../src/own/schema-matter.ts'
import { longest } from '../../src/reviews/rules-kinds.ts'
import { localName, t } from '../i18n/index.ts'
import { RadioGroup } from '../kit/index.ts'
import { KeptForm } from './kept-form.tsx'
import { actionWords } from './words.ts'

const whole = 'whole'

/** "I disagree": with all of it, or with one thing that was done. */
export function ReviewForm(props: { matter: OwnMatter; onDone: () => void; onCancel: () => void }) {
  const { matter } = props
  const standing = matter.actions.filter(({ overturned }) => overturned === null)
  return (
    <KeptForm
      {...props}
      name="reviews"
      kind="own.review"
      title={t.matter.review.button}
      hint={t.matter.review.hint}
      label={t.matter.review.label(localName(matter))}
      field={{
        label: t.matter.review.words,
        hint: t.matter.review.wordsHint,
        max: longest.review,
        missing: t.matter.review.wordsMissing,
      }}
      send={t.matter.review.send}
      above={({ action_id }, change) =>
        standing.length > 1 && (
          <RadioGroup
            legend={t.matter.review.about}
            value={standing.some(({ id }) => id === action_id) ? (action_id ?? whole) : whole}
            onChange={(chosen) => change({ action_id: chosen === whole ? null : chosen })}
            options={[
              { value: whole, label: t.matter.review.whole },
              ...standing.map((action) => ({ value: action.id, label: actionWords(action, matter) })),
            ]}
          />
        )
      }
      body={({ id, action_id, photos }, words) => ({ id, action_id, words, photos })}
    />
  )
}
