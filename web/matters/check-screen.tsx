import { useEffect, useRef } from 'preact/hooks'
import { t } from '../i18n/index.ts'
import { Button, DefinitionList } from '../kit/index.ts'
import type { Target } from './anticipate.ts'
import type { Facts } from './facts.ts'
import type { AnswerName } from './answers.ts'
import { entryOf } from './entry.ts'
import { screensOf } from './forms.ts'
import type { KeptForm } from './kept-form.ts'
import { saidPairs } from './said.ts'

/** Everything that is about to be sent, screen by screen, each with a way back to it. */
export function CheckScreen(props: {
  facts: Facts
  target: Target
  form: KeptForm
  onChange: (screen: number) => void
}) {
  const { facts, target, form } = props
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus({ preventScroll: true }), [])
  const entry = entryOf(target.machine, target.step, form.id, form.answers)
  const photos = (entry['photos'] ?? []) as { number: number }[]
  if (photos.length > 0) {
    entry['items'] = (entry['items'] as string[]).map((item, index) =>
      t.procedures.withPhotos(item, photos.filter(({ number }) => number === index + 1).length),
    )
  }
  const pairs = saidPairs(entry, facts.names, facts.market.time_zone)
  const empty = (field: AnswerName) => {
    if (field === 'approved_by' && target.machine === 'seizure') return t.procedures.urgent
    if (field === 'correct_by') return t.procedures.orderedAlready
    return t.procedures.empty
  }
  // A sum belongs to a fine only, days to a pause only.
  const meant = (field: AnswerName) =>
    !(field === 'amount_yuan' && form.answers.penalty !== 'fine') &&
    !(field === 'days' && target.machine === 'stall_loss' && form.answers.measure !== 'pause_stall')
  return (
    <div class="guide__check">
      <div class="guide__asks">
        <h2 ref={title} tabIndex={-1}>
          {t.procedures.check}
        </h2>
        <p>{t.procedures.checkHint}</p>
      </div>
      {(screensOf(target.machine, target.step) ?? []).map(({ asks, fields }, index) => {
        const name = t.procedures.asks[asks]?.title ?? asks
        return (
          <section key={asks} class="guide__said">
            <DefinitionList
              items={fields
                .filter(meant)
                .map((field) => [t.matters.fields[field], pairs.find(([one]) => one === field)?.[1] ?? empty(field)])}
            />
            <Button size="small" label={t.procedures.changeOf(name)} onClick={() => props.onChange(index)}>
              {t.procedures.change}
            </Button>
          </section>
        )
      })}
    </div>
  )
}
