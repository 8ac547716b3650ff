import { useState } from 'preact/hooks'
import * as v from 'valibot'
import { audiences, monthsOn } from '../../src/trainings/rules.ts'
import { TrainingEntry } from '../../src/trainings/schema.ts'
import { StepForm } from '../assignments/step-form.tsx'
import { t } from '../i18n/index.ts'
import { Button, ButtonRow, DateField, RadioGroup, Switch, TextArea, TextField } from '../kit/index.ts'

const months = [6, 12, 24, 36] as const
const orNull = (text: string) => (text.trim() === '' ? null : text)

/** A lesson as it is written; how long it counts by its months or by a day. */
export function TrainingForm(props: {
  title: string
  of: TrainingEntry
  /** A lesson that is there already may be called off. */
  known?: boolean
  onSave: (entry: TrainingEntry) => Promise<void>
  onCancel: () => void
}) {
  const [draft, setDraft] = useState(props.of)
  const set = (change: Partial<TrainingEntry>) => setDraft({ ...draft, ...change })
  const words: Record<string, string> = {
    topic: t.trainings.fillTopic,
    held_on: t.trainings.fillDay,
    place: t.trainings.tooLong,
    note: t.trainings.tooLong,
  }
  const issues = v.safeParse(TrainingEntry, draft).issues ?? []
  const wrong = Object.fromEntries(
    issues.map((issue) => {
      const key = issue.path?.[0]?.key
      const field = typeof key === 'string' ? key : 'valid_until'
      return [field, words[field] ?? t.trainings.reversed]
    }),
  )
  return (
    <StepForm
      title={props.title}
      level={2}
      go={t.trainings.save}
      wrong={wrong}
      write={() => props.onSave(v.parse(TrainingEntry, draft))}
      onCancel={props.onCancel}
    >
      {(told) => (
        <>
          <TextField
            label={t.trainings.topic}
            hint={t.trainings.topicHint}
            required
            value={draft.topic}
            error={told['topic']}
            onInput={(topic) => set({ topic })}
          />
          <RadioGroup
            legend={t.trainings.audience}
            value={draft.audience}
            options={audiences.map((value) => ({ value, label: t.trainings.audiences[value] }))}
            onChange={(audience) => set({ audience })}
          />
          <DateField
            label={t.trainings.heldOn}
            required
            value={draft.held_on}
            error={told['held_on']}
            onInput={(held_on) => set({ held_on })}
          />
          <DateField
            label={t.trainings.validUntil}
            hint={t.trainings.validHint}
            value={draft.valid_until ?? ''}
            error={told['valid_until']}
            onInput={(day) => set({ valid_until: day === '' ? null : day })}
          />
          {draft.held_on !== '' && (
            <ButtonRow>
              {months.map((count) => (
                <Button
                  key={count}
                  size="small"
                  pressed={draft.valid_until === monthsOn(draft.held_on, count)}
                  onClick={() => set({ valid_until: monthsOn(draft.held_on, count) })}
                >
                  {t.trainings.months(count)}
                </Button>
              ))}
            </ButtonRow>
          )}
          <TextField
            label={t.trainings.place}
            value={draft.place ?? ''}
            error={told['place']}
            onInput={(place) => set({ place: orNull(place) })}
          />
          <TextArea
            label={t.trainings.note}
            value={draft.note ?? ''}
            max={500}
            error={told['note']}
            onInput={(note) => set({ note: orNull(note) })}
          />
          {props.known && (
            <div class="weui-cells">
              <Switch
                label={t.trainings.cancelled}
                hint={t.trainings.cancelledHint}
                checked={draft.cancelled}
                onChange={(cancelled) => set({ cancelled })}
              />
            </div>
          )}
        </>
      )}
    </StepForm>
  )
}
