import { useState } from 'preact/hooks'
import type { OpenMonths } from '../../src/opendata/schema.ts'
import { addDays, dayIn } from '../../src/shared/evening.ts'
import { api } from '../api.ts'
import { t } from '../i18n/index.ts'
import { Button, ErrorState, SelectField, toast, useSubmit } from '../kit/index.ts'
import { monthWords } from '../ratio/month-words.ts'
import { timeZone } from '../shell/who.ts'

const choices = 12

/** The last whole months before `today`, the newest first, 'YYYY-MM'. */
export function monthsBefore(today: string): string[] {
  const months: string[] = []
  for (let first = `${today.slice(0, 8)}01`; months.length < choices;) {
    first = `${addDays(first, -1).slice(0, 8)}01`
    months.push(first.slice(0, 7))
  }
  return months
}

/** Makes a month public, for those who may; the newest that is not is offered first. */
export function Publish({ published, again }: { published: OpenMonths['months']; again: () => void }) {
  const left = monthsBefore(dayIn(timeZone.value, new Date())).filter(
    (month) => !published.some((one) => one.month === month),
  )
  const [chosen, setChosen] = useState('')
  const month = left.includes(chosen) ? chosen : (left[0] ?? '')
  const publishing = useSubmit(async () => {
    await api.post('/api/open-data', { month, published: true })
    toast(t.opendata.published)
    again()
  })
  if (month === '') return <p class="open-data">{t.opendata.nothingLeft}</p>
  return (
    <section class="open-data__publish" aria-label={t.opendata.publishing}>
      <h2>{t.opendata.publishing}</h2>
      <p class="open-data__hint">{t.opendata.publishHint}</p>
      <SelectField
        label={t.opendata.month}
        required
        value={month}
        options={left.map((value) => ({ value, label: monthWords(value) }))}
        onChange={setChosen}
      />
      {publishing.problem !== undefined && <ErrorState problem={publishing.problem} />}
      <Button kind="primary" busy={publishing.busy} onClick={publishing.submit}>
        {t.opendata.publish}
      </Button>
    </section>
  )
}
