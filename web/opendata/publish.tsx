import { useState } from 'preact/hooks'
import type { OpenChoices, OpenMonths } from '../../src/opendata/schema.ts'
import { api } from '../api.ts'
import { t } from '../i18n/index.ts'
import { Button, EmptyState, ErrorState, SelectField, Show, toast, useLoad, useSubmit } from '../kit/index.ts'
import { monthWords } from '../ratio/month-words.ts'

interface Publishing {
  published: OpenMonths['months']
  again: () => void
}

/** Makes a month public, for those who may; of those that are over and hold looks, the newest that is not is offered first. */
export function Publish(props: Publishing) {
  const choices = useLoad((signal) => api.get<OpenChoices>('/api/open-data/months', signal), [])
  return <Show of={choices}>{({ months }) => <Choice months={months} {...props} />}</Show>
}

function Choice({ months, published, again }: Publishing & OpenChoices) {
  const left = months.filter((month) => !published.some((one) => one.month === month))
  const [chosen, setChosen] = useState('')
  const month = left.includes(chosen) ? chosen : (left[0] ?? '')
  const publishing = useSubmit(async () => {
    await api.post('/api/open-data', { month, published: true })
    toast(t.opendata.published)
    again()
  })
  if (months.length === 0) return <EmptyState title={t.opendata.noneOver}>{t.opendata.noneOverHint}</EmptyState>
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
