import { useState } from 'preact/hooks'
import * as v from 'valibot'
import { checklistChanges, nothingChanged } from '../../src/checklist/rules.ts'
import {
  ItemEntry,
  type ChecklistEntry,
  type ChecklistVersion,
  type ChecklistVersions,
} from '../../src/checklist/schema.ts'
import { addDays } from '../../src/shared/evening.ts'
import { api } from '../api.ts'
import { StepForm } from '../assignments/step-form.tsx'
import { localName, t } from '../i18n/index.ts'
import { Button, ButtonRow, DateField, IconButton, toast } from '../kit/index.ts'
import { ChangesList } from './changes-list.tsx'
import { ItemFields } from './item-fields.tsx'
import { fieldWords } from './words.ts'

interface VersionFormProps {
  newest: ChecklistVersion
  today: string
  onDone: (page: ChecklistVersions) => void
  onCancel: () => void
}

interface Draft {
  key: number
  item: ItemEntry
  ended: boolean
}

const fresh: ItemEntry = {
  code: '',
  name: '',
  name_en: '',
  severity: 2,
  deadline: 'now',
  authorities: ['C'],
  categories: null,
  closing_round: false,
}

/** The next version, begun from the newest: items changed, moved, added, ended; what differs is told before it is published. */
export function VersionForm({ newest, today, onDone, onCancel }: VersionFormProps) {
  const tomorrow = addDays(today, 1)
  const [valid_from, setFrom] = useState(tomorrow)
  const [drafts, setDrafts] = useState<Draft[]>(() => newest.items.map((item, key) => ({ key, item, ended: false })))
  const version = newest.version + 1
  const items = drafts.filter(({ ended }) => !ended).map(({ item }) => item)
  const changes = checklistChanges(newest.items, items)
  const twice = (code: string) => items.filter((item) => item.code === code).length > 1
  const bad = drafts.filter(({ item, ended }) => !ended && (!v.is(ItemEntry, item) || twice(item.code)))
  const wrong = {
    ...(valid_from < tomorrow && { from: t.checklist.fromWrong }),
    ...Object.fromEntries(bad.map(({ key }) => [String(key), t.checklist.itemWrong])),
    ...(nothingChanged(changes) && { nothing: t.checklist.noDifference }),
  }
  const set = (key: number, change: Partial<Draft>) =>
    setDrafts((before) => before.map((draft) => (draft.key === key ? { ...draft, ...change } : draft)))
  const move = (at: number, by: number) =>
    setDrafts((before) => {
      const next = [...before]
      const [one] = next.splice(at, 1)
      if (one) next.splice(at + by, 0, one)
      return next
    })
  const write = async () => {
    const entry: ChecklistEntry = { version, valid_from, items: items.map((item) => v.parse(ItemEntry, item)) }
    onDone(await api.put<ChecklistVersions>(`/api/checklist/versions/${version}`, entry))
    toast(t.checklist.published)
  }
  return (
    <StepForm
      title={t.checklist.next(version)}
      level={2}
      go={t.checklist.publish}
      wrong={wrong}
      write={write}
      onCancel={onCancel}
    >
      {(told) => (
        <>
          <p class="checklist__hint">{t.checklist.newHint}</p>
          <DateField
            label={t.checklist.from}
            required
            min={tomorrow}
            value={valid_from}
            error={told['from']}
            onInput={setFrom}
          />
          <ol class="checklist__drafts">
            {drafts.map(({ key, item, ended }, at) => (
              <li key={key} class={ended ? 'checklist__draft checklist__draft_ended' : 'checklist__draft'}>
                <details open={key >= newest.items.length || told[String(key)] !== undefined}>
                  <summary>
                    <span class="checklist__name">{`${item.code} ${localName(item)}`}</span>
                    {ended
                      ? ` · ${t.checklist.endedWord}`
                      : ` · ${fieldWords(item, 'severity')} · ${fieldWords(item, 'deadline')}`}
                  </summary>
                  <ItemFields
                    item={item}
                    isNew={key >= newest.items.length}
                    wrong={told[String(key)] !== undefined}
                    set={(change) => set(key, { item: { ...item, ...change } })}
                  />
                  <ButtonRow>
                    <Button size="small" onClick={() => set(key, { ended: !ended })}>
                      {ended ? t.checklist.keep : t.checklist.end}
                    </Button>
                  </ButtonRow>
                </details>
                <span class="checklist__move">
                  <IconButton
                    icon="up"
                    label={t.checklist.up(item.code)}
                    disabled={at === 0}
                    onClick={() => move(at, -1)}
                  />
                  <IconButton
                    icon="down"
                    label={t.checklist.down(item.code)}
                    disabled={at === drafts.length - 1}
                    onClick={() => move(at, 1)}
                  />
                </span>
              </li>
            ))}
          </ol>
          <ButtonRow>
            <Button
              size="small"
              icon="plus"
              onClick={() => setDrafts([...drafts, { key: drafts.length, item: fresh, ended: false }])}
            >
              {t.checklist.add}
            </Button>
          </ButtonRow>
          <h3 class="checklist__title">{t.checklist.differences}</h3>
          <ChangesList changes={changes} />
          {told['nothing'] && (
            <p class="field__error" role="alert">
              {told['nothing']}
            </p>
          )}
        </>
      )}
    </StepForm>
  )
}
