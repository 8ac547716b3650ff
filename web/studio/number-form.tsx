import { useState } from 'preact/hooks'
import { alongStreet } from '../../src/studio/rules-order.ts'
import { labels, renumber, type Numbering } from '../../src/studio/rules-numbers.ts'
import { t } from '../i18n/index.ts'
import { Button, NumberField, TextField } from '../kit/index.ts'
import { skippedNumbers } from './row-plan.ts'
import type { Studio } from './store.ts'

/** Gives the chosen stalls new numbers along the street, showing the first and the last before it happens. */
export function NumberForm({ studio, ids }: { studio: Studio; ids: readonly string[] }) {
  const [prefix, setPrefix] = useState('A-')
  const [first, setFirst] = useState<number | null>(1)
  const [step, setStep] = useState<number | null>(1)
  const [padding, setPadding] = useState<number | null>(3)
  const [skipped, setSkipped] = useState('')
  const ready = first !== null && step !== null && step >= 1 && padding !== null && padding >= 1 && padding <= 6
  const numbering: Numbering | null = ready ? { prefix, first, step, padding, skip: skippedNumbers(skipped) } : null
  const given = numbering === null ? [] : labels(ids.length, numbering)
  return (
    <details class="studio-panel__more">
      <summary>{t.studio.renumber}</summary>
      <p class="field__hint">{t.studio.renumberHint}</p>
      <div class="studio-panel__pair">
        <TextField label={t.studio.prefix} value={prefix} onInput={setPrefix} maxLength={12} />
        <NumberField label={t.studio.first} required value={first} onInput={setFirst} />
        <NumberField label={t.studio.step} required value={step} onInput={setStep} />
        <NumberField label={t.studio.padding} required value={padding} onInput={setPadding} />
      </div>
      <TextField label={t.studio.skip} hint={t.studio.skipHint} value={skipped} onInput={setSkipped} />
      <Button
        size="small"
        disabled={numbering === null}
        onClick={() => {
          const order = alongStreet(studio.document.value, ids, studio.place.value)
          if (numbering !== null) studio.change(renumber(studio.document.value, order, numbering))
        }}
      >
        {t.studio.renumberTo(given[0] ?? '', given.at(-1) ?? '')}
      </Button>
    </details>
  )
}
