import { useState } from 'preact/hooks'
import { squadShort, type DocumentSettings } from '../../src/documents/rules-law.ts'
import { numberLabel } from '../../src/documents/rules.ts'
import type { DocumentSettingsAnswer } from '../../src/documents/schema.ts'
import type { Checklist } from '../../src/inspections/schema.ts'
import type { Squads } from '../../src/people/schema.ts'
import { dayIn } from '../../src/shared/clock.ts'
import { api } from '../api.ts'
import { formatDateTime, localName, t } from '../i18n/index.ts'
import {
  Button,
  ButtonRow,
  Cell,
  ErrorState,
  List,
  SelectField,
  Show,
  TextArea,
  TextField,
  toast,
  useLoad,
  useSubmit,
} from '../kit/index.ts'
import { Page } from '../shell/page.tsx'
import { timeZone } from '../shell/who.ts'
import './templates-page.css'

const own = ['authority', 'short', 'address', 'phone', 'bank', 'account', 'reconsideration', 'court'] as const
const receivers = ['M', 'F', 'P', 'E', 'C'] as const
const orNull = (words: string) => (words.trim() === '' ? null : words)

interface Known {
  answer: DocumentSettingsAnswer
  squads: Squads['squads']
  items: Checklist['items']
}

function Laws(props: { draft: DocumentSettings; items: Known['items']; onChange: (next: DocumentSettings) => void }) {
  const { draft, items, onChange } = props
  const [code, setCode] = useState(items[0]?.code ?? '')
  const law = draft.items[code] ?? { rule: null, basis: null }
  const put = (change: Partial<typeof law>) =>
    onChange({ ...draft, items: { ...draft.items, [code]: { ...law, ...change } } })
  return (
    <>
      <h2 class="weui-cells__title">{t.documents.settings.laws}</h2>
      <SelectField
        label={t.documents.settings.item}
        required
        value={code}
        options={items.map((item) => ({ value: item.code, label: `${item.code} ${localName(item)}` }))}
        onChange={setCode}
      />
      <TextArea
        label={t.documents.labels.rule}
        max={200}
        value={law.rule ?? ''}
        onInput={(words) => put({ rule: orNull(words) })}
      />
      <TextArea
        label={t.documents.labels.basis}
        max={200}
        value={law.basis ?? ''}
        onInput={(words) => put({ basis: orNull(words) })}
      />
    </>
  )
}

function Form({ known, onSaved }: { known: Known; onSaved: (answer: DocumentSettingsAnswer) => void }) {
  const { answer, squads, items } = known
  const [draft, setDraft] = useState<DocumentSettings>(answer.settings)
  const words = t.documents.settings
  const saving = useSubmit(async () => {
    onSaved(await api.put<DocumentSettingsAnswer>('/api/documents/settings', draft))
    toast(words.saved)
  })
  const [squad] = squads
  const short = (id: string, text: string) => {
    const others = Object.entries(draft.squads).filter(([key]) => key !== id)
    setDraft({ ...draft, squads: Object.fromEntries(text.trim() === '' ? others : [...others, [id, text]]) })
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        saving.submit()
      }}
    >
      {answer.saved_at !== null && (
        <p class="template__note">
          {words.savedBy(answer.saved_by ?? '', formatDateTime(answer.saved_at, timeZone.value))}
        </p>
      )}
      {own.map((name) => (
        <TextField
          key={name}
          label={t.documents.labels[name]}
          value={draft[name] ?? ''}
          onInput={(text) => setDraft({ ...draft, [name]: orNull(text) })}
        />
      ))}
      <h2 class="weui-cells__title">{words.squads}</h2>
      {squads.map((one) => (
        <TextField
          key={one.id}
          label={localName(one)}
          placeholder={squadShort({ squads: {} }, one)}
          value={draft.squads[one.id] ?? ''}
          onInput={(text) => short(one.id, text)}
        />
      ))}
      {squad && (
        <p class="field__hint">
          {words.example(
            numberLabel({
              ...{ short: draft.short ?? '…', series: '罚', number: 12, squad: squadShort(draft, squad) },
              year: Number(dayIn(timeZone.value, new Date()).slice(0, 4)),
            }),
          )}
        </p>
      )}
      <Laws draft={draft} items={items} onChange={setDraft} />
      <h2 class="weui-cells__title">{words.receivers}</h2>
      {receivers.map((authority) => (
        <TextField
          key={authority}
          label={words.authorities[authority]}
          required
          value={draft.receivers[authority] ?? ''}
          onInput={(text) => setDraft({ ...draft, receivers: { ...draft.receivers, [authority]: text } })}
        />
      ))}
      {saving.problem !== undefined && <ErrorState problem={saving.problem} />}
      <ButtonRow fixed>
        <Button kind="primary" type="submit" busy={saving.busy}>
          {words.save}
        </Button>
      </ButtonRow>
    </form>
  )
}

/** The authority's own words on documents: name, numbers, bank, remedies, and the law behind each item. */
export default function DocumentSettingsPage() {
  const known = useLoad(async (signal): Promise<Known> => {
    const [answer, { squads }, { items }] = await Promise.all([
      api.get<DocumentSettingsAnswer>('/api/documents/settings', signal),
      api.get<Squads>('/api/squads', signal),
      api.get<Checklist>('/api/checklist', signal),
    ])
    return { answer, squads, items }
  }, [])
  return (
    <Page title={t.documents.settings.title} back="/me">
      <List>
        <Cell icon="record" title={t.documents.templates.title} href="/documents/templates" />
      </List>
      <p class="template__note">{t.documents.settings.about}</p>
      <Show of={known}>
        {(found) => (
          <Form key={found.answer.saved_at} known={found} onSaved={(answer) => known.set({ ...found, answer })} />
        )}
      </Show>
    </Page>
  )
}
