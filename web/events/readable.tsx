import type { ComponentChildren } from 'preact'
import type { LogEntry, LogPage } from '../../src/events/schema.ts'
import { formatDateTime, formatDay, language, listed, t } from '../i18n/index.ts'
import { monthWords } from '../ratio/month-words.ts'
import { timeZone } from '../shell/who.ts'

export type Names = Readonly<Record<string, string>>

/** What the ids of a page of the log are called in the language on screen. */
export const namesIn = ({ names, names_en }: Pick<LogPage, 'names' | 'names_en'>): Names =>
  language.value === 'en' ? { ...names, ...names_en } : names

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/
const day = /^\d{4}-\d{2}-\d{2}$/
const month = /^\d{4}-\d{2}$/
const id = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
export type Words = Readonly<Record<string, string>>

export const kindName = (kind: string) => (t.events.kinds as Words)[kind] ?? kind
export const actorName = ({ actor_kind, actor_name }: LogEntry) => {
  if (actor_kind === 'system') return t.events.system
  return actor_kind === 'vendor' ? `${t.events.byVendor} ${actor_name ?? ''}` : (actor_name ?? '')
}

/** The word for a field of the log; the field itself where nobody named it. */
export const fieldWord = (key: string) => (t.events.fields as Words)[key] ?? key

/** Words that only some pages have: for a code wherever it stands, and for a field's. */
export interface Sayings {
  code: (text: string) => string | undefined
  field: (key: string, text: string, body: Readonly<Record<string, unknown>>) => string | undefined
}
const none: Sayings = { code: () => undefined, field: () => undefined }

/** Says nothing to a reader: no word for the field, or an id that nothing is called by. */
const isUnreadable = (key: string, value: unknown, names: Names) =>
  !(key in t.events.fields) ||
  [value].flat().some((one) => typeof one === 'string' && id.test(one) && names[one] === undefined)

/** One value of the log in words: names instead of ids, days and times as they are said here. */
export function valueWord(value: unknown, names: Names, sayings = none): string {
  if (value === null || value === undefined || value === '') return t.events.nothing
  if (typeof value === 'boolean') return value ? t.events.yes : t.events.no
  if (Array.isArray(value))
    return value.length === 0 ? t.events.nothing : listed(value.map((one) => valueWord(one, names, sayings)))
  if (typeof value === 'object') {
    return listed(Object.entries(value).map(([key, one]) => `${fieldWord(key)} ${valueWord(one, names, sayings)}`))
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  if (names[text] !== undefined) return names[text]
  if (instant.test(text)) return formatDateTime(text, timeZone.value)
  if (day.test(text)) return formatDay(text)
  if (month.test(text)) return monthWords(text)
  return (t.events.values as Words)[text] ?? sayings.code(text) ?? text
}

const pages: Record<string, (id: string) => string> = {
  person: (id) => `/people/${id}`,
  squad: (id) => `/squads/${id}`,
  vendor: (id) => `/vendors/${id}`,
  market: (id) => `/markets/${id}`,
  matter: (id) => `/matters/${id}`,
  incident: (id) => `/incidents/${id}`,
  document: (id) => `/documents/${id}`,
  inspection: (id) => `/inspections/${id}/correct`,
  training: (id) => `/trainings/${id}`,
  checklist: () => '/checklist',
  points: () => '/points',
  legal_basis: () => '/legal-bases',
  ratio_snapshot: (id) => `/ratio/snapshots/${id}`,
  open_month: () => '/open-data',
}

/** What an entry is about in words: the kind of thing, and its name where it has one. */
export function subjectWord(table: string, id: string, names: Names): string {
  // One of the decisions about a month: '2026-10/2'.
  const [of = '', version = ''] = id.split('/')
  if (table === 'open_month') return t.events.openMonth(monthWords(of), version)
  return `${(t.events.subjects as Words)[table] ?? table} ${names[id] ?? (id.length === 36 ? '' : id)}`.trim()
}

/** What an entry is about, by name where it has one, as a link to its page where there is one. */
export function SubjectLink({ subject, names }: { subject: string; names: Names }) {
  const [table = '', id = ''] = subject.split(':')
  const word = subjectWord(table, id, names)
  const href = pages[table]?.(id)
  return href === undefined ? <>{word}</> : <a href={href}>{word}</a>
}

/** An entry's content in words, a line for each field that has some; the whole of it stands in the log beneath. */
export function Body(props: { body: Record<string, unknown>; names: Names; sayings?: Sayings }) {
  const { body, names, sayings = none } = props
  const word = (key: string, value: unknown) =>
    (key === 'market' && value === null ? t.events.allMarkets : undefined) ??
    (typeof value === 'string' ? sayings.field(key, value, body) : undefined) ??
    valueWord(value, names, sayings)
  const lines = Object.entries(body).filter(([key, value]) => !isUnreadable(key, value, names))
  if (lines.length === 0) return <p>{t.events.nothing}</p>
  return (
    <dl class="log__body">
      {lines.map(([key, value]): ComponentChildren => (
        <div key={key}>
          <dt>{fieldWord(key)}</dt>
          <dd>{word(key, value)}</dd>
        </div>
      ))}
    </dl>
  )
}
