import './log.css'
import { useLocation, useRoute } from 'preact-iso'
import { useEffect } from 'preact/hooks'
import { eventKinds, type EventKind } from '../../src/events/rules.ts'
import type { LogHeads, LogPage as LogAnswer } from '../../src/events/schema.ts'
import type { People } from '../../src/people/schema.ts'
import { isDay } from '../../src/shared/day.ts'
import { api, withQuery } from '../api.ts'
import { t } from '../i18n/index.ts'
import {
  Button,
  ButtonRow,
  DateField,
  EmptyState,
  List,
  Pager,
  SelectField,
  Show,
  Tabs,
  useLoad,
  usePages,
} from '../kit/index.ts'
import { loadCategories } from '../plan/categories.ts'
import { PrintButton } from '../print/print-button.tsx'
import { Page } from '../shell/page.tsx'
import { Entry } from './entry.tsx'
import { chainName, Heads, Published } from './published.tsx'
import { kindName, namesIn } from './readable.tsx'
import { Verification } from './verification.tsx'

const all = 'all'
const views = ['entries', 'heads'] as const
const empty = { chain: '-', kind: '', person: '', day: '', subject: '', view: '' }
type Asked = typeof empty

/** What is asked for, from the address. */
function askedIn(query: Record<string, string>): Asked {
  const read = (key: keyof Asked) => query[key] ?? empty[key]
  return {
    chain: read('chain'),
    kind: eventKinds.find((each) => each === query['kind']) ?? '',
    person: read('person'),
    day: isDay(read('day')) ? read('day') : '',
    subject: read('subject'),
    view: read('view'),
  }
}

interface FilterProps {
  asked: Asked
  heads: LogHeads
  go: (change: Partial<Asked>) => void
}

function Filters({ asked, heads, go }: FilterProps) {
  const people = useLoad((signal) => api.get<People>('/api/people', signal), [])
  const own = heads.rows.some(({ chain }) => chain === asked.chain)
  const chains = heads.rows.map((row) => ({ value: row.chain, label: chainName(row) }))
  const staff = (people.data?.people ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const known = asked.person === '' || staff.some(({ value }) => value === asked.person)
  return (
    <div class="log__filters">
      <SelectField
        label={t.events.chain}
        required
        value={asked.chain}
        options={
          own
            ? chains
            : [{ value: asked.chain, label: asked.chain === '-' ? t.events.district : asked.chain }, ...chains]
        }
        onChange={(chain) => go({ chain })}
      />
      {asked.view !== 'heads' && (
        <>
          <SelectField<EventKind | typeof all>
            label={t.events.kind}
            required
            value={(asked.kind || all) as EventKind | typeof all}
            options={[
              { value: all, label: t.events.allKinds },
              ...eventKinds.map((value) => ({ value, label: kindName(value) })),
            ]}
            onChange={(kind) => go({ kind: kind === all ? '' : kind })}
          />
          <SelectField
            label={t.events.person}
            required
            value={asked.person || all}
            options={[
              { value: all, label: t.events.everybody },
              ...(known ? [] : [{ value: asked.person, label: asked.person }]),
              ...staff,
            ]}
            onChange={(person) => go({ person: person === all ? '' : person })}
          />
          <DateField label={t.events.day} value={asked.day} onInput={(day) => go({ day })} />
        </>
      )}
    </div>
  )
}

function Entries({ asked, go }: { asked: Asked; go: (change: Partial<Asked>) => void }) {
  const { chain, kind, person, day, subject } = asked
  const list = usePages(
    async (before, signal) => {
      const page = await api.get<LogAnswer>(
        withQuery('/api/log', { chain, kind, person, day, subject, before }),
        signal,
      )
      const rows = page.rows.map((entry) => ({ entry, page }))
      return { rows, next: page.next === null ? null : String(page.next) }
    },
    [chain, kind, person, day, subject],
  )
  const narrowed = [kind, person, day, subject].some((each) => each !== '')
  return (
    <>
      {narrowed && (
        <ButtonRow>
          <Button size="small" onClick={() => go({ kind: '', person: '', day: '', subject: '' })}>
            {t.events.showAll}
          </Button>
        </ButtonRow>
      )}
      <Show of={list.first}>
        {() =>
          list.page?.rows.length ? (
            <>
              <List>
                {list.page.rows.map(({ entry, page }) => (
                  <Entry key={entry.position} entry={entry} names={namesIn(page)} />
                ))}
              </List>
              {list.pager && <Pager {...list.pager} />}
            </>
          ) : (
            <EmptyState title={t.events.none}>{t.events.noneHint}</EmptyState>
          )
        }
      </Show>
    </>
  )
}

/** The log as it is kept: read by market, kind, person and day; recomputed on request; the ends of its evenings published. */
export default function LogPage() {
  const { query } = useRoute()
  const { route } = useLocation()
  const asked = askedIn(query)
  const go = (change: Partial<Asked>) => {
    const next = { ...asked, ...change }
    route(withQuery('/log', { ...next, chain: next.chain === '-' ? '' : next.chain }), true)
  }
  const heads = useLoad((signal) => api.get<LogHeads>('/api/log/heads', signal), [])
  useEffect(() => void loadCategories().catch(() => undefined), [])
  return (
    <Page title={t.events.title} back="/settings/district" width="wide" actions={<PrintButton />}>
      <p class="log__about">{t.events.about}</p>
      <Show of={heads}>
        {(known) => (
          <>
            <Verification
              key={asked.chain}
              chain={asked.chain}
              total={known.rows.find((row) => row.chain === asked.chain)?.position ?? 0}
              onDone={heads.reload}
            />
            <Filters asked={asked} heads={known} go={go} />
            <Tabs
              label={t.events.views}
              tabs={views.map((id) => ({ id, label: t.events.view[id] }))}
              value={asked.view === 'heads' ? 'heads' : 'entries'}
              onChange={(view) => go({ view: view === 'heads' ? view : '' })}
            >
              {asked.view === 'heads' ? (
                <>
                  <Published chain={asked.chain} />
                  {known.rows.length > 0 && <Heads heads={known} />}
                </>
              ) : (
                <Entries asked={asked} go={go} />
              )}
            </Tabs>
          </>
        )}
      </Show>
    </Page>
  )
}
