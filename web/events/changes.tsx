import './log.css'
import type { LogEntry, LogPage } from '../../src/events/schema.ts'
import { api, withQuery } from '../api.ts'
import { formatDateTime, t } from '../i18n/index.ts'
import { clauses } from '../i18n/punctuation.ts'
import { Show, useLoad } from '../kit/index.ts'
import { timeZone } from '../shell/who.ts'
import { actorName, Body, fieldWord, kindName, namesIn, SubjectLink, valueWord, type Names } from './readable.tsx'

const shown = 10
/** Their entries say all of the thing as it is then; the others say only what happened. */
const whole = new Set([
  'person.saved',
  'squad.saved',
  'market.saved',
  'training.saved',
  'settings.saved',
  'prompt_settings.saved',
  'points.set',
])

/** What an entry changed against the one before it of the same thing, field by field; null: it is the first known. */
function differences(entry: LogEntry, before: LogEntry | undefined, names: Names): string[] | null {
  if (!before) return null
  const keys = new Set([...Object.keys(before.body), ...Object.keys(entry.body)])
  return [...keys].flatMap((key) => {
    const [was, is] = [valueWord(before.body[key], names), valueWord(entry.body[key], names)]
    return was === is ? [] : [t.events.change(fieldWord(key), was, is)]
  })
}

function Change({ entry, before, names }: { entry: LogEntry; before: LogEntry | undefined; names: Names }) {
  const said = differences(entry, before, names)
  return (
    <li class="changes__one">
      <p>
        <strong>{kindName(entry.kind)}</strong> · <SubjectLink subject={entry.subject} names={names} />
      </p>
      <p class="log__who">{`${formatDateTime(entry.at, timeZone.value)} · ${actorName(entry)}`}</p>
      {whole.has(entry.kind) ? (
        <p>{said === null ? t.events.firstEntry : clauses(said) || t.events.same}</p>
      ) : (
        <Body body={entry.body} names={names} />
      )}
    </li>
  )
}

interface ChangesProps {
  /** What of, where a page has several of these. */
  of?: string
  /** 'table:id', or all of `kind`. */
  subject?: string
  kind?: LogEntry['kind']
  chain?: string
  /** Asked anew when it changes. */
  version?: unknown
}

/** 最近更改: who changed this and when, before and after in words, from the log. */
export function Changes({ of, subject, kind, chain = '-', version }: ChangesProps) {
  const asked = { subject, kind, chain: chain === '-' ? undefined : chain }
  const log = useLoad(
    (signal) => api.get<LogPage>(withQuery('/api/log', asked), signal),
    [subject, kind, chain, version],
  )
  return (
    <details class="changes">
      <summary>{of === undefined ? t.events.changesTitle : `${t.events.changesTitle} · ${of}`}</summary>
      <Show of={log}>
        {({ rows, ...page }) => (
          <>
            {rows.length === 0 && <p class="log__who">{t.events.changesNone}</p>}
            <ol class="changes__list">
              {rows.slice(0, shown).map((entry, at) => (
                <Change
                  key={entry.position}
                  entry={entry}
                  before={rows.slice(at + 1).find((one) => one.subject === entry.subject && one.kind === entry.kind)}
                  names={namesIn(page)}
                />
              ))}
            </ol>
            <p class="changes__more">
              <a href={withQuery('/log', asked)}>{t.events.inLog}</a>
            </p>
          </>
        )}
      </Show>
    </details>
  )
}
