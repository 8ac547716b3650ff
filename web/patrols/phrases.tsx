import { useEffect, useRef } from 'preact/hooks'
import { t } from '../i18n/index.ts'
import { lastChoice, rememberChoice } from './store.ts'
import './phrases.css'

/** How many of one's own are offered again, and how long one may be. */
const [most, longest] = [6, 40]

/** The kinds of note that have phrases of their own. */
type PhraseKind = 'finding' | 'handOver'

const ownOf = (kind: PhraseKind) => lastChoice<string[]>(`phrases-${kind}`) ?? []
const offeredFor = (kind: PhraseKind) => [...ownOf(kind), ...t.patrols.phrases[kind]]

/** What somebody wrote themself, besides what was tapped, is offered again on this phone, newest first. */
function remember(kind: PhraseKind, note: string): void {
  const own = offeredFor(kind)
    .reduce((left, phrase) => left.replace(phrase, ''), note)
    .trim()
  if (own !== '' && own.length <= longest) rememberChoice(`phrases-${kind}`, [own, ...ownOf(kind)].slice(0, most))
}

interface PhrasesProps {
  kind: PhraseKind
  value: string
  onChange: (note: string) => void
}

/** Sentences that a tap adds to a note: cold hands type badly. One that is in it already, a second tap takes out. */
export function Phrases({ kind, value, onChange }: PhrasesProps) {
  const written = useRef(value)
  written.current = value
  useEffect(() => () => remember(kind, written.current), [kind])
  return (
    <div class="phrases" role="group" aria-label={t.patrols.phrases.title}>
      {offeredFor(kind).map((phrase) => {
        const said = value.includes(phrase)
        return (
          <button
            key={phrase}
            type="button"
            class="phrases__one"
            aria-pressed={said}
            onClick={() => onChange(said ? value.replace(phrase, '').trim() : `${value.trim()} ${phrase}`.trim())}
          >
            {phrase}
          </button>
        )
      })}
    </div>
  )
}
