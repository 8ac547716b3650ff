import type { ComponentChildren } from 'preact'
import { formatDateTime, formatDay, listed, t } from '../i18n/index.ts'
import { timeZone } from '../shell/who.ts'

export type Names = Readonly<Record<string, string>>

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/
const day = /^\d{4}-\d{2}-\d{2}$/

/** The word for a field of the log; the field itself where nobody named it. */
export const fieldWord = (key: string) => (t.events.fields as Readonly<Record<string, string>>)[key] ?? key

/** One value of the log in words: names instead of ids, days and times as they are said here. */
export function valueWord(value: unknown, names: Names): string {
  if (value === null || value === undefined || value === '') return t.events.nothing
  if (typeof value === 'boolean') return value ? t.events.yes : t.events.no
  if (Array.isArray(value))
    return value.length === 0 ? t.events.nothing : listed(value.map((one) => valueWord(one, names)))
  if (typeof value === 'object') {
    return listed(Object.entries(value).map(([key, one]) => `${fieldWord(key)} ${valueWord(one, names)}`))
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  if (names[text] !== undefined) return names[text]
  if (instant.test(text)) return formatDateTime(text, timeZone.value)
  if (day.test(text)) return formatDay(text)
  return (t.events.values as Readonly<Record<string, string>>)[text] ?? text
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
}

/** What an entry is about, by name where it has one, as a link to its page where there is one. */
export function SubjectLink({ subject, names }: { subject: string; names: Names }) {
  const [table = '', id = ''] = subject.split(':')
  const word =
    `${(t.events.subjects as Readonly<Record<string, string>>)[table] ?? table} ${names[id] ?? (id.length === 36 ? '' : id)}`.trim()
  const href = pages[table]?.(id)
  return href === undefined ? <>{word}</> : <a href={href}>{word}</a>
}

/** An entry's content, a line for each field. */
export function Body({ body, names }: { body: Record<string, unknown>; names: Names }) {
  const lines = Object.entries(body)
  if (lines.length === 0) return <p>{t.events.nothing}</p>
  return (
    <dl class="log__body">
      {lines.map(([key, value]): ComponentChildren => (
        <div key={key}>
          <dt>{fieldWord(key)}</dt>
          <dd>{valueWord(value, names)}</dd>
        </div>
      ))}
    </dl>
  )
}
