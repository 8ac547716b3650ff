import { useState } from 'preact/hooks'
import * as v from 'valibot'
import { documentKinds, factNames, type Block, type DocumentKind } from '../../src/documents/rules-kinds.ts'
import { fill, templateFaults } from '../../src/documents/rules.ts'
import { TemplateEntry, type Template, type Templates } from '../../src/documents/schema.ts'
import { dayIn } from '../../src/shared/evening.ts'
import { api } from '../api.ts'
import { formatDay, listed, localName, t } from '../i18n/index.ts'
import {
  Button,
  ButtonRow,
  DateField,
  ErrorState,
  SelectField,
  Show,
  TextField,
  toast,
  useLoad,
  useSubmit,
} from '../kit/index.ts'
import { Page } from '../shell/page.tsx'
import { timeZone } from '../shell/who.ts'
import { BlockEditor } from './block-editor.tsx'
import { Paper } from './paper.tsx'
import { exampleFacts, fromWords, toWords } from './placeholders.ts'
import './templates-page.css'

interface Draft {
  title: string
  title_en: string
  blocks: readonly Block[]
  valid_from: string
}

const words = () => t.documents.templates

/** What is wrong with a draft, in words; nothing when it may be saved. */
function faultsOf(kind: DocumentKind, entry: unknown, blocks: readonly Block[]): string[] {
  const faults = templateFaults(kind, blocks).map(({ fault, name }) =>
    words().fault[fault]((t.documents.facts as Record<string, string | undefined>)[name] ?? name),
  )
  return v.is(TemplateEntry, entry) || faults.length > 0 ? faults : [words().invalid]
}

function Preview({ title, blocks }: Pick<Draft, 'title' | 'blocks'>) {
  const facts = exampleFacts()
  const shown = (name: 'authority' | 'number' | 'date') => String(facts[name])
  return (
    <section aria-label={words().preview} class="template__preview">
      <h2 class="weui-cells__title">{words().preview}</h2>
      <Paper
        {...{ authority: shown('authority'), number: shown('number'), date: shown('date'), title, signatures: [] }}
        time_zone={timeZone.value}
        blocks={fill(blocks, facts)}
        items={[...(facts.items ?? [])]}
        check={{ address: `${location.origin}/check/`, code: '000000000000', label: t.documents.check.title }}
      />
    </section>
  )
}

function Form({ template, onSaved }: { template: Template; onSaved: (saved: Template) => void }) {
  const [draft, setDraft] = useState<Draft>({
    ...template,
    ...{ valid_from: dayIn(timeZone.value, new Date()), blocks: template.blocks.map(toWords) },
  })
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change })
  const { kind, version } = template
  const blocks = draft.blocks.map(fromWords)
  const { title, title_en, valid_from } = draft
  const entry = { kind, expected_version: version, title, title_en, valid_from, blocks }
  const faults = faultsOf(kind, entry, blocks)
  const saving = useSubmit(async () => {
    onSaved(await api.post<Template>('/api/documents/templates', v.parse(TemplateEntry, entry)))
    toast(words().saved)
  })
  const put = (index: number, ...next: Block[]) => set({ blocks: draft.blocks.toSpliced(index, 1, ...next) })
  const move = (index: number, by: 1 | -1) => {
    const [block] = draft.blocks.slice(index, index + 1)
    if (block) set({ blocks: draft.blocks.toSpliced(index, 1).toSpliced(index + by, 0, block) })
  }
  return (
    <div class="template">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (faults.length === 0) saving.submit()
        }}
      >
        <p class="template__note">{words().version(version, formatDay(template.valid_from))}</p>
        <TextField label={words().name} required value={title} onInput={(next) => set({ title: next })} />
        <TextField label={words().nameEn} required value={title_en} onInput={(next) => set({ title_en: next })} />
        <DateField
          label={words().validFrom}
          required
          value={valid_from}
          onInput={(next) => set({ valid_from: next })}
        />
        <details class="template__note">
          <summary>{words().placeholders}</summary>
          <p>{words().placeholdersHint}</p>
          <p>{listed(factNames.map((name) => `{{${t.documents.facts[name]}}}`))}</p>
        </details>
        {draft.blocks.map((block, index) => (
          <BlockEditor
            key={index}
            block={block}
            number={index + 1}
            last={index === draft.blocks.length - 1}
            onChange={(next) => put(index, next)}
            onMove={(by) => move(index, by)}
            onRemove={() => put(index)}
          />
        ))}
        <Button block icon="plus" onClick={() => set({ blocks: [...draft.blocks, { type: 'paragraph', text: '' }] })}>
          {words().add}
        </Button>
        <div role="status">
          {faults.map((fault) => (
            <p key={fault} class="template__fault">
              {fault}
            </p>
          ))}
        </div>
        {saving.problem !== undefined && <ErrorState problem={saving.problem} />}
        <ButtonRow fixed>
          <Button kind="primary" type="submit" busy={saving.busy} disabled={faults.length > 0}>
            {words().save}
          </Button>
        </ButtonRow>
      </form>
      <Preview title={title} blocks={blocks} />
    </div>
  )
}

/** The wording of each kind of document; a supervisor saves a new version and sees meanwhile how it prints. */
export default function TemplatesPage() {
  const [kind, setKind] = useState<DocumentKind>('notice_to_correct')
  const templates = useLoad((signal) => api.get<Templates>('/api/documents/templates', signal), [])
  const saved = (next: Template, all: readonly Template[]) =>
    templates.set({ templates: all.map((each) => (each.kind === next.kind ? next : each)) })
  return (
    <Page title={words().title} back="/documents/settings" width="wide">
      <p class="template__note">{words().about}</p>
      <Show of={templates}>
        {({ templates: all }) => {
          const template = all.find((each) => each.kind === kind)
          const named = ({ title, title_en }: Template) => localName({ name: title, name_en: title_en })
          return (
            <>
              <SelectField<DocumentKind>
                label={words().kind}
                required
                value={kind}
                options={documentKinds.flatMap((value) =>
                  all.filter((each) => each.kind === value).map((each) => ({ value, label: named(each) })),
                )}
                onChange={setKind}
              />
              {template && (
                <Form key={`${kind} ${template.version}`} template={template} onSaved={(next) => saved(next, all)} />
              )}
            </>
          )
        }}
      </Show>
    </Page>
  )
}
