import type { LogEntry } from '../../src/events/schema.ts'
import { formatCount, formatDateTime, t } from '../i18n/index.ts'
import { timeZone } from '../shell/who.ts'
import { lawWords } from './law-words.ts'
import { actorName, Body, kindName, SubjectLink, type Names } from './readable.tsx'

/** One entry of the log: what, who, when; its content in words, and as it is hashed, one tap away. */
export function Entry({ entry, names }: { entry: LogEntry; names: Names }) {
  const position = t.events.position(formatCount(entry.position))
  return (
    <li class="log__entry">
      <p class="log__what">
        {kindName(entry.kind)} · <SubjectLink subject={entry.subject} names={names} />
      </p>
      <p class="log__who">{`${formatDateTime(entry.at, timeZone.value)} · ${actorName(entry)} · ${position}`}</p>
      <details>
        <summary>
          {t.events.details}
          <span class="unseen">{position}</span>
        </summary>
        <Body body={entry.body} names={names} sayings={lawWords} />
        <dl class="log__details">
          <dt>{t.events.subject}</dt>
          <dd>{entry.subject}</dd>
          <dt>{t.events.body}</dt>
          <dd>
            <pre>{JSON.stringify(entry.body, null, 1)}</pre>
          </dd>
          <dt>{t.events.hash}</dt>
          <dd>{entry.hash}</dd>
        </dl>
      </details>
    </li>
  )
}
