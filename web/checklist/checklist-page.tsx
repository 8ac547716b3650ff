import './checklist.css'
import { useEffect, useState } from 'preact/hooks'
import { checklistChanges } from '../../src/checklist/rules.ts'
import type { ChecklistVersion, ChecklistVersions } from '../../src/checklist/schema.ts'
import { api } from '../api.ts'
import { Changes } from '../events/changes.tsx'
import { formatDay, localName, t } from '../i18n/index.ts'
import { Button, ButtonRow, SelectField, Show, Table, useLoad } from '../kit/index.ts'
import { loadCategories } from '../plan/categories.ts'
import { PrintButton } from '../print/print-button.tsx'
import { Page } from '../shell/page.tsx'
import { ChangesList } from './changes-list.tsx'
import { VersionForm } from './version-form.tsx'
import { fieldWords } from './words.ts'

type Item = ChecklistVersion['items'][number]

function Items({ of }: { of: ChecklistVersion }) {
  const [chosen, setChosen] = useState(0)
  const items = chosen === 0 ? of.items : of.items.filter(({ severity }) => severity === chosen)
  const severities = [0, 1, 2, 3, 4]
  return (
    <>
      <SelectField
        label={t.checklist.show}
        required
        value={String(chosen)}
        options={severities.map((value) => ({
          value: String(value),
          label: t.checklist.severities[value] ?? t.checklist.allItems,
        }))}
        onChange={(value) => setChosen(Number(value))}
      />
      <Table<Item>
        caption={t.checklist.caption(of.version, formatDay(of.valid_from), items.length)}
        rows={items}
        rowKey={({ code }) => code}
        columns={[
          { head: t.checklist.fields.name, cell: (item) => localName(item) },
          { head: t.checklist.code, cell: ({ code }) => code },
          { head: t.checklist.fields.severity, cell: (item) => fieldWords(item, 'severity') },
          { head: t.checklist.fields.deadline, cell: (item) => fieldWords(item, 'deadline') },
          { head: t.checklist.fields.authorities, cell: (item) => fieldWords(item, 'authorities') },
          { head: t.checklist.fields.closing_round, cell: (item) => fieldWords(item, 'closing_round') },
          {
            head: t.checklist.fields.categories,
            cell: (item) => <span class="checklist__trades">{fieldWords(item, 'categories')}</span>,
          },
        ]}
      />
    </>
  )
}

function Compare({ versions }: { versions: readonly ChecklistVersion[] }) {
  const [newer, setNewer] = useState(0)
  const [older, setOlder] = useState(1)
  const options = versions.map(({ version, valid_from }, at) => ({
    value: String(at),
    label: t.checklist.versionFrom(version, formatDay(valid_from)),
  }))
  const [from, to] = [versions[older], versions[newer]]
  return (
    <section aria-labelledby="compare">
      <h2 class="checklist__title" id="compare">
        {t.checklist.differences}
      </h2>
      <div class="checklist__pair">
        <SelectField
          label={t.checklist.before}
          required
          value={String(older)}
          options={options}
          onChange={(at) => setOlder(Number(at))}
        />
        <SelectField
          label={t.checklist.after}
          required
          value={String(newer)}
          options={options}
          onChange={(at) => setNewer(Number(at))}
        />
      </div>
      {from && to && <ChangesList changes={checklistChanges(from.items, to.items)} />}
    </section>
  )
}

function Loaded({ page, onChange }: { page: ChecklistVersions; onChange: (page: ChecklistVersions) => void }) {
  const inForce = page.versions.find(({ valid_from }) => valid_from <= page.today)
  const [shown, setShown] = useState(inForce?.version ?? 1)
  const [writing, setWriting] = useState(false)
  const [newest] = page.versions
  const of = page.versions.find(({ version }) => version === shown) ?? inForce
  const state = (each: ChecklistVersion) =>
    each === inForce ? t.checklist.inForce : each.valid_from > page.today ? t.checklist.coming : t.checklist.past
  return (
    <>
      <p class="checklist__hint">{t.checklist.about}</p>
      <SelectField
        label={t.checklist.which}
        required
        value={String(of?.version ?? '')}
        options={page.versions.map((each) => ({
          value: String(each.version),
          label: `${state(each)} · ${t.checklist.versionFrom(each.version, formatDay(each.valid_from))}`,
        }))}
        onChange={(version) => setShown(Number(version))}
      />
      {of?.published_by && <p class="checklist__hint">{t.checklist.publishedBy(of.published_by)}</p>}
      {newest && writing ? (
        <VersionForm
          newest={newest}
          today={page.today}
          onDone={(next) => {
            setWriting(false)
            setShown(newest.version + 1)
            onChange(next)
          }}
          onCancel={() => setWriting(false)}
        />
      ) : (
        <>
          <ButtonRow>
            <Button icon="edit" onClick={() => setWriting(true)}>
              {t.checklist.write}
            </Button>
          </ButtonRow>
          {of && <Items of={of} />}
          {page.versions.length > 1 && <Compare key={page.versions.length} versions={page.versions} />}
        </>
      )}
      <Changes kind="checklist.published" version={page} />
    </>
  )
}

/** 检查清单: its versions, what differs between two, and the next one. */
export default function ChecklistPage() {
  const loaded = useLoad((signal) => api.get<ChecklistVersions>('/api/checklist/versions', signal), [])
  useEffect(() => void loadCategories().catch(() => undefined), [])
  return (
    <Page title={t.checklist.title} back="/settings/district" width="wide" actions={<PrintButton />}>
      <Show of={loaded}>{(page) => <Loaded page={page} onChange={loaded.set} />}</Show>
    </Page>
  )
}
